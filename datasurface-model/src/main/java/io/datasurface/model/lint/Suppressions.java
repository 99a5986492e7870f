package io.datasurface.model.lint;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.UnreadParts;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the owners of a model accept. A suppression takes out warnings and what is good to know, of its code, at its object and everything
 * in it; errors stay. What is wrong with suppressions themselves is a problem that cannot be suppressed. Immutable.
 */
public final class Suppressions {
    private static final int MOST_TYPING_ERRORS = 2;
    private static final Map<String, LintRule> RULES =
            Arrays.stream(LintRule.values()).collect(Collectors.toMap(LintRule::code, Function.identity()));

    /** A suppression, where it stands and what it covers. */
    private record Entry(LintSuppression suppression, ObjectPath at, ObjectPath object, boolean exists) {
        Optional<LintRule> rule() {
            return Optional.ofNullable(RULES.get(suppression.code()));
        }

        /** Whether the code can only be a typing error of one of ours. */
        Optional<String> typingError() {
            return Suggestions.closest(suppression.code(), RULES.keySet(), MOST_TYPING_ERRORS)
                    .filter(code -> rule().isEmpty());
        }
    }

    private final SourceMap sources;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Map<ObjectPath, List<Entry>>> byCode = new HashMap<>();

    private Suppressions(Ecosystem ecosystem, SourceMap sources) {
        this.sources = sources;
        add(ecosystem.suppressions(), ecosystem, ObjectPath.ROOT);
        for (GovernanceZone zone : LintModel.sorted(ecosystem.zones().values())) {
            ObjectPath path = ObjectPath.ROOT.child("zones", zone.name());
            add(zone.suppressions(), zone, path);
            for (Team team : LintModel.sorted(zone.teams().values())) {
                add(team.suppressions(), team, path.child("teams", team.name()));
            }
        }
        for (Entry entry : entries) {
            byCode.computeIfAbsent(entry.suppression().code(), code -> new HashMap<>())
                    .computeIfAbsent(entry.object(), path -> new ArrayList<>())
                    .add(entry);
        }
    }

    /**
     * The suppressions of a model.
     *
     * @param ecosystem the model
     * @param sources where its objects were written
     * @return what its owners accept
     */
    public static Suppressions of(Ecosystem ecosystem, SourceMap sources) {
        return new Suppressions(ecosystem, sources);
    }

    private void add(List<LintSuppression> suppressions, Record owner, ObjectPath path) {
        for (int i = 0; i < suppressions.size(); i++) {
            List<String> keys = ModelPaths.keys(suppressions.get(i).object());
            ObjectPath object = path;
            for (String key : keys) {
                object = object.child(key);
            }
            ObjectPath at = path.child("suppressions", Integer.toString(i));
            entries.add(new Entry(suppressions.get(i), at, object, ModelPaths.exists(owner, keys)));
        }
    }

    /**
     * Takes out what is accepted. A pure function, whoever found the problems; what it left out once it leaves out again.
     *
     * @param problems problems of the linter, of graphs and of platforms
     * @return what is left, and what owners accept; also a problem for each suppression of an error that the linter does not know of
     */
    public LintResult apply(Collection<Problem> problems) {
        ProblemCollector left = new ProblemCollector(sources);
        List<AcceptedProblem> accepted = new ArrayList<>();
        for (Problem problem : problems) {
            List<Entry> covering = covering(problem);
            if (covering.isEmpty()) {
                if (problem.severity() == Severity.ERROR || !mayBeAccepted(problem.path())) {
                    left.add(problem);
                }
            } else if (problem.severity() == Severity.ERROR) {
                left.add(problem);
                covering.stream()
                        .filter(entry -> entry.rule().isEmpty())
                        .forEach(entry -> forbidden(entry, "an error, which cannot be accepted", left));
            } else {
                accepted.add(new AcceptedProblem(
                        problem,
                        covering.get(0).suppression().reason(),
                        covering.stream().map(Entry::at).toList()));
            }
        }
        accepted.sort((one, other) -> one.problem().compareTo(other.problem()));
        return new LintResult(left.problems(), accepted);
    }

    /** Whether a suppression may stand in a part of the model that could not be read. */
    private boolean mayBeAccepted(ObjectPath path) {
        if (sources.unread().isEmpty()) {
            return false;
        }
        List<String> keys = UnreadParts.keys(path);
        int owners = keys.size() >= 4 && keys.get(0).equals("zones") ? 4 : Math.min(2, keys.size());
        for (int i = 0; i <= owners; i += 2) {
            List<String> suppressions = new ArrayList<>(keys.subList(0, i));
            suppressions.add("suppressions");
            if (sources.unread().inFile(suppressions)) {
                return true;
            }
        }
        return false;
    }

    /** The nearest first. */
    private List<Entry> covering(Problem problem) {
        Map<ObjectPath, List<Entry>> byObject = byCode.getOrDefault(problem.code(), Map.of());
        LintRule rule = RULES.get(problem.code());
        if (byObject.isEmpty() || (rule != null && rule.family() == LintRule.Family.SUPPRESSIONS)) {
            return List.of();
        }
        List<Entry> covering = new ArrayList<>();
        for (Optional<ObjectPath> at = Optional.of(problem.path());
                at.isPresent();
                at = at.get().parent()) {
            covering.addAll(byObject.getOrDefault(at.get(), List.of()));
        }
        return covering;
    }

    /** What is wrong with the suppressions, as far as it shows when the linter has found everything. */
    List<Problem> mistakes(Collection<AcceptedProblem> accepted) {
        ProblemCollector problems = new ProblemCollector(sources);
        Set<ObjectPath> used = used(accepted);
        for (Entry entry : entries) {
            LintSuppression suppression = entry.suppression();
            if (suppression.reason().isBlank()) {
                report(
                        problems,
                        LintRule.SUPPRESSION_REASON_MISSING,
                        entry,
                        "Nobody says why %s is accepted; write a reason.",
                        Quoted.of(suppression.code()));
            }
            Optional<LintRule> rule = entry.rule();
            if (rule.isPresent() && rule.get().severity() == Severity.ERROR) {
                forbidden(entry, "an error, which cannot be accepted", problems);
            } else if (rule.isPresent() && rule.get().family() == LintRule.Family.SUPPRESSIONS) {
                forbidden(entry, "about suppressions themselves", problems);
            } else if (entry.typingError().isPresent() && !used.contains(entry.at())) {
                report(
                        problems,
                        LintRule.SUPPRESSION_UNKNOWN_CODE,
                        entry,
                        "No rule has the code %s; write %s.",
                        Quoted.of(suppression.code()),
                        Quoted.of(entry.typingError().get()));
            } else if (!entry.exists() && sources.unread().isEmpty()) {
                report(
                        problems,
                        LintRule.SUPPRESSION_UNKNOWN_OBJECT,
                        entry,
                        "The object %s does not exist; write its path below the owner, such as dataStores/crm, or remove the"
                                + " suppression.",
                        Quoted.of(suppression.object()));
            } else if (rule.isPresent()
                    && entry.exists()
                    && !used.contains(entry.at())
                    && sources.unread().isEmpty()) {
                unused(entry, problems);
            }
        }
        return problems.problems();
    }

    /**
     * The suppressions that were of no use, of codes that the linter does not know: of graphs, platforms and extensions. To be asked when
     * all of them have told their problems, and none is an error that could have kept the others from looking.
     *
     * @param accepted everything that was accepted, by whatever stage
     * @return a warning for each
     */
    public List<Problem> unused(Collection<AcceptedProblem> accepted) {
        ProblemCollector problems = new ProblemCollector(sources);
        Set<ObjectPath> used = used(accepted);
        for (Entry entry : entries) {
            boolean foreign = entry.rule().isEmpty() && entry.typingError().isEmpty();
            if (foreign && entry.exists() && !used.contains(entry.at())) {
                unused(entry, problems);
            }
        }
        return problems.problems();
    }

    private static Set<ObjectPath> used(Collection<AcceptedProblem> accepted) {
        Set<ObjectPath> used = new HashSet<>();
        accepted.forEach(each -> used.addAll(each.suppressions()));
        return used;
    }

    private static void unused(Entry entry, ProblemCollector problems) {
        report(
                problems,
                LintRule.SUPPRESSION_UNUSED,
                entry,
                "There is no problem %s at %s or in it; remove the suppression.",
                Quoted.of(entry.suppression().code()),
                Quoted.of(entry.object().toString()));
    }

    private static void forbidden(Entry entry, String why, ProblemCollector problems) {
        report(
                problems,
                LintRule.SUPPRESSION_FORBIDDEN,
                entry,
                "%s is %s; mend what it is about and remove the suppression.",
                Quoted.of(entry.suppression().code()),
                why);
    }

    private static void report(
            ProblemCollector problems, LintRule rule, Entry entry, String format, String... safeValues) {
        String message = String.format(Locale.ROOT, format, (Object[]) safeValues);
        problems.add(rule.severity(), rule.code(), entry.at(), message);
    }
}
