package io.datasurface.host;

import io.datasurface.host.output.PlatformChoice;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.LintResult;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.spi.PlatformCapabilities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses a platform for each dataset group that says what it needs and is assigned nowhere. A group with an entry in the model, be it one
 * without platforms, is left alone.
 *
 * <p>Of the instances whose plugin is installed, those are out that the model or the capabilities do not let run the group. Of the others the
 * one is taken that an earlier render has chosen; else, of those that are not deprecated, the nearest to the containers and to the primary
 * platforms that it would read from; else the one that has to ingest the fewest datastores that it does not ingest anyway; else the first by
 * name. While the plugin of an instance is missing nothing new is chosen, because a host that has it might choose that instance, and what an
 * earlier render has chosen is kept. The choice depends on the model and on the earlier choices only, and not on what is chosen for other
 * groups. The groups of a transformer's workspace are not chosen for: they say what goes into the program, which runs where its output is
 * asked for.
 */
final class PlatformChooser {
    private static final int MOST_TOLD = 5;

    /** What the linter says of a group without a platform. */
    private static final String NOT_ASSIGNED = "group-not-assigned";

    /**
     * What was chosen.
     *
     * @param ecosystem a model in which the chosen platforms are assigned
     * @param choices the choices, sorted
     * @param places the groups, by the path of the assignment that they got
     * @param without the groups for which no platform could be chosen, and that this was told of
     */
    record Chosen(
            EcosystemIndex ecosystem,
            List<PlatformChoice> choices,
            Map<ObjectPath, ObjectPath> places,
            Set<ObjectPath> without) {
        /**
         * Hands on what the linter and the choices say of groups. Who accepts that a group is assigned to no platform need not hear that
         * there is none for it.
         *
         * @param linted what the linter says of the model with the choices
         * @param ofChoices what was said when platforms were chosen
         * @param problems takes all of it
         */
        void tell(LintResult linted, List<Problem> ofChoices, ProblemCollector problems) {
            Set<ObjectPath> accepted = linted.accepted().stream()
                    .map(AcceptedProblem::problem)
                    .filter(problem -> problem.code().equals(NOT_ASSIGNED))
                    .map(Problem::path)
                    .collect(Collectors.toSet());
            ofChoices.stream()
                    .filter(problem -> !without.contains(problem.path()) || !accepted.contains(problem.path()))
                    .forEach(problems::add);
            linted.problems().forEach(problem -> tell(problem, problems));
        }

        /** What the linter says of an assignment that nobody wrote is about the group. */
        private void tell(Problem problem, ProblemCollector problems) {
            if (problem.code().equals(NOT_ASSIGNED) && without.contains(problem.path())) {
                return; // That none could be chosen is told already.
            }
            for (Optional<ObjectPath> path = Optional.of(problem.path());
                    path.isPresent();
                    path = path.get().parent()) {
                ObjectPath group = places.get(path.get());
                if (group != null) {
                    problems.add(problem.severity(), problem.code(), group, problem.message());
                    return;
                }
            }
            problems.add(problem);
        }
    }

    private final EcosystemIndex ecosystem;
    private final ProblemCollector problems;
    private final SortedMap<String, PlatformCapabilities> candidates = new TreeMap<>();

    /** Instances whose plugin is not installed. */
    private final SortedSet<String> unknown = new TreeSet<>();

    private final Map<List<String>, PlatformChoice> previous = new HashMap<>();
    private final Map<String, Set<String>> ingested = new HashMap<>();
    private boolean isIngestedNoted;
    private final List<PlatformChoice> choices = new ArrayList<>();
    private final Set<ObjectPath> without = new HashSet<>();

    private PlatformChooser(
            EcosystemIndex ecosystem,
            PlatformProviders providers,
            List<PlatformChoice> previous,
            ProblemCollector problems) {
        this.ecosystem = ecosystem;
        this.problems = problems;
        for (EcosystemIndex.PlatformEntry entry : ecosystem.platforms()) {
            String type = entry.instance().type();
            String name = entry.instance().name();
            Optional<InstalledPlatform> plugin = providers.find(type);
            plugin.ifPresent(installed -> candidates.put(name, installed.capabilities()));
            if (plugin.isEmpty() && !type.equals(Analyzer.LEGACY)) {
                unknown.add(name);
            }
        }
        previous.forEach(choice -> this.previous.put(List.of(choice.workspace(), choice.group()), choice));
    }

    static Chosen choose(
            EcosystemIndex ecosystem,
            PlatformProviders providers,
            List<PlatformChoice> previous,
            ProblemCollector problems) {
        return new PlatformChooser(ecosystem, providers, previous, problems).choose();
    }

    private Chosen choose() {
        for (EcosystemIndex.WorkspaceEntry entry : ecosystem.workspaces()) {
            Set<String> assigned = new HashSet<>();
            ecosystem.assignments(entry.workspace().name()).forEach(mapping -> assigned.add(mapping.dsgName()));
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                Optional<DataPlatformChooser> chooser = group.platformMD();
                if (chooser.isPresent()
                        && !(chooser.get() instanceof LegacyDataPlatformChooser)
                        && entry.workspace().dataTransformer().isEmpty()
                        && !assigned.contains(group.name())) {
                    choose(entry, group, chooser.get());
                }
            }
        }
        return choices.isEmpty() ? new Chosen(ecosystem, List.of(), Map.of(), without) : assigned();
    }

    /** Which datastores each platform ingests for groups that are assigned to it, also behind transformers. */
    private void noteIngested() {
        for (DatasetGroupDataPlatformAssignments mapping : ecosystem.ecosystem().dsgPlatformMappings()) {
            ecosystem
                    .workspace(mapping.workspace())
                    .ifPresent(entry -> mapping.assignments().stream()
                            .filter(DSGDataPlatformAssignment::isActive)
                            .map(DSGDataPlatformAssignment::dataPlatform)
                            .filter(name -> candidates.containsKey(name))
                            .flatMap(name -> ecosystem.platform(name).stream())
                            .forEach(platform -> ingested.computeIfAbsent(
                                            platform.instance().name(), name -> new HashSet<>())
                                    .addAll(Suitability.of(ecosystem, platform, candidates, entry, mapping.dsgName())
                                            .ingested())));
        }
    }

    private void choose(EcosystemIndex.WorkspaceEntry entry, DatasetGroup group, DataPlatformChooser chooser) {
        String workspace = entry.workspace().name();
        if (chooser instanceof WorkspaceFixedDataPlatform fixed) {
            if (candidates.containsKey(fixed.dataPlatform()) || unknown.contains(fixed.dataPlatform())) {
                choices.add(new PlatformChoice(
                        workspace, group.name(), fixed.dataPlatform(), "The group's platformMD names it."));
            }
            return;
        }
        List<Suitability> fit = new ArrayList<>();
        List<Suitability> unfit = new ArrayList<>();
        candidates
                .keySet()
                .forEach(name -> ecosystem
                        .platform(name)
                        .map(platform -> Suitability.of(ecosystem, platform, candidates, entry, group.name()))
                        .ifPresent(judged -> (judged.refusals().isEmpty() ? fit : unfit).add(judged)));
        ObjectPath path = entry.path().child("dsgs", group.name());
        Optional<PlatformChoice> earlier = Optional.ofNullable(previous.get(List.of(workspace, group.name())));
        Optional<PlatformChoice> kept = earlier.filter(choice -> unknown.contains(choice.platform())
                || fit.stream().anyMatch(judged -> judged.name().equals(choice.platform())));
        if (kept.isPresent()) {
            choices.add(kept.get());
            return;
        }
        if (!unknown.isEmpty()) {
            without.add(path);
            problems.warning(
                    "group-not-chosen",
                    path,
                    "The dataset group \"%s\" is assigned to no platform, and none is chosen while the plugins of %s are missing: a host"
                            + " that has them may choose one of these. Install them, or assign the group",
                    group.name(),
                    unknown);
            return;
        }
        fit.stream().filter(Suitability::isDeprecated).forEach(unfit::add);
        fit.removeIf(Suitability::isDeprecated);
        if (fit.isEmpty()) {
            without.add(path);
            problems.warning(
                    "group-no-platform",
                    path,
                    "The dataset group \"%s\" is assigned to no platform, and none can be chosen, so nothing is done for it: %s."
                            + " Assign one, or change what the group asks for",
                    group.name(),
                    told(unfit));
            return;
        }
        fit.sort(Comparator.comparingLong(Suitability::distance)
                .thenComparing(this::added)
                .thenComparing(Suitability::name));
        PlatformChoice choice =
                new PlatformChoice(workspace, group.name(), fit.get(0).name(), reason(fit, unfit));
        choices.add(choice);
        earlier.ifPresent(before -> problems.warning(
                "platform-choice-changed",
                path,
                "The dataset group \"%s\" moves from platform \"%s\" to \"%s\", and its data with it: %s. To keep it where"
                        + " it is, change what stands against that; to say where it belongs, assign it",
                group.name(),
                before.platform(),
                choice.platform(),
                unfit.stream()
                        .filter(judged -> judged.name().equals(before.platform()))
                        .findFirst()
                        .map(judged -> "of \"" + before.platform() + "\", " + String.join(", and ", judged.against()))
                        .orElse("\"" + before.platform() + "\" is gone or its plugin is not installed")));
    }

    /** How many datastores a platform would have to ingest that it does not ingest for others. */
    private int added(Suitability judged) {
        if (!isIngestedNoted) { // Most models leave no choice.
            noteIngested();
            isIngestedNoted = true;
        }
        Set<String> more = new HashSet<>(judged.ingested());
        more.removeAll(ingested.getOrDefault(judged.name(), Set.of()));
        return more.size();
    }

    private String reason(List<Suitability> fit, List<Suitability> unfit) {
        Suitability best = fit.get(0);
        String why;
        if (fit.size() == 1) {
            why = "It is the only platform that may and can";
        } else {
            Suitability next = fit.get(1);
            if (best.distance() != next.distance()) {
                why = "It is nearer to the containers than " + next.name();
            } else if (added(best) != added(next)) {
                why = "It has to ingest " + added(best) + " more datastores, " + next.name() + " " + added(next);
            } else {
                why = "It is the first by name of " + fit.size() + " platforms that suit as well";
            }
        }
        return unfit.isEmpty() ? why + "." : why + ". Out are: " + told(unfit) + ".";
    }

    private static String told(List<Suitability> unfit) {
        String told = String.join(
                "; ",
                unfit.stream()
                        .limit(MOST_TOLD)
                        .map(judged ->
                                judged.name() + ", as " + judged.against().get(0)
                                        + (judged.against().size() > 1
                                                ? " (and " + (judged.against().size() - 1) + " more)"
                                                : ""))
                        .toList());
        return unfit.size() > MOST_TOLD ? told + "; and " + (unfit.size() - MOST_TOLD) + " more" : told;
    }

    private Chosen assigned() {
        List<DatasetGroupDataPlatformAssignments> mappings =
                new ArrayList<>(ecosystem.ecosystem().dsgPlatformMappings());
        Map<ObjectPath, ObjectPath> places = new HashMap<>();
        List<PlatformChoice> sorted = choices.stream().sorted().toList();
        for (PlatformChoice choice : sorted) {
            ecosystem
                    .workspace(choice.workspace())
                    .ifPresent(entry -> places.put(
                            ObjectPath.ROOT.child("dsgPlatformMappings", Integer.toString(mappings.size())),
                            entry.path().child("dsgs", choice.group())));
            mappings.add(assignment(ecosystem, choice));
        }
        EcosystemIndex completed = EcosystemIndex.of(
                ecosystem.ecosystem().toBuilder().dsgPlatformMappings(mappings).build());
        return new Chosen(completed, sorted, places, without);
    }

    /** A choice as it would stand in the model. */
    static DatasetGroupDataPlatformAssignments assignment(EcosystemIndex ecosystem, PlatformChoice choice) {
        DSGDataPlatformAssignment.Builder assignment = DSGDataPlatformAssignment.builder(choice.platform());
        ecosystem
                .workspace(choice.workspace())
                .ifPresent(
                        entry -> assignment.productionStatus(entry.workspace().productionStatus()));
        ecosystem
                .platform(choice.platform())
                .filter(entry -> entry.instance().deprecation().isPresent())
                .ifPresent(entry -> assignment.deprecationsAllowed(DeprecationsAllowed.ALLOWED));
        return new DatasetGroupDataPlatformAssignments(choice.workspace(), choice.group(), List.of(assignment.build()));
    }
}
