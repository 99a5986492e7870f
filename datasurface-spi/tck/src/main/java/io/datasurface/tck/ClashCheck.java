package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Gives a model names that differ, but not when they are joined or written in small letters, as plugins make paths and keys of names. */
final class ClashCheck {
    /** What stands between two words; the names of stores, datasets, workspaces and groups may have no other sign in them. */
    private static final List<String> SIGNS = List.of("_", "__");

    private static final int HALF = 40;

    private ClashCheck() {}

    /** What is wrong with names that clash, a line for each. */
    static List<String> mistakes(ContractRun run) {
        List<String> mistakes = new ArrayList<>();
        for (String sign : SIGNS) {
            check(run, joined("tck_ab", sign), "joined by " + sign, mistakes);
        }
        check(run, apartInTheMiddle(), "but for a letter in the middle", mistakes);
        check(
                run,
                List.of(
                        new ModelGrowth.Names("tck_one", "tck_ds", "tck_one_reader", "tck_g"),
                        new ModelGrowth.Names("tck_two", "tck_ds", "tck_two_reader", "tck_g")),
                "for datasets and groups of different owners",
                mistakes);
        List<ModelGrowth.Names> small = List.of(new ModelGrowth.Names("tck_case", "dsone", "tck_case", "gone"));
        check(
                run,
                ModelEdits.joined(small, named(small, name -> name.toUpperCase(Locale.ROOT))),
                "in small letters",
                mistakes);
        return mistakes;
    }

    /** Two pairs of names that are the same text with the sign between them. */
    private static List<ModelGrowth.Names> joined(String first, String sign) {
        String longer = first + sign + "c";
        String last = "c" + sign + "dd";
        return List.of(
                new ModelGrowth.Names(first, last, first, last), new ModelGrowth.Names(longer, "dd", longer, "dd"));
    }

    /** Longer than what many systems allow for a name; a cut of the beginning or of the end is the same. */
    private static List<ModelGrowth.Names> apartInTheMiddle() {
        return Stream.of("a", "b")
                .map(letter -> "tck" + "x".repeat(HALF) + letter + "y".repeat(HALF))
                .map(name -> new ModelGrowth.Names(name, name, name, name))
                .toList();
    }

    private static List<ModelGrowth.Names> named(List<ModelGrowth.Names> all, UnaryOperator<String> change) {
        return all.stream()
                .map(names -> new ModelGrowth.Names(
                        change.apply(names.store()),
                        change.apply(names.dataset()),
                        change.apply(names.workspace()),
                        change.apply(names.group())))
                .toList();
    }

    private static void check(ContractRun run, List<ModelGrowth.Names> names, String how, List<String> mistakes) {
        String shown = names.stream()
                .map(each -> each.store() + "." + each.dataset() + " in " + each.workspace() + "." + each.group())
                .toList()
                .toString();
        ModelGrowth.copiedAs(run.model(), names)
                .map(run::with)
                .filter(clash -> !clash.hasErrors())
                .ifPresent(clash -> {
                    clash.render().problems().stream()
                            .filter(Expectations::isFailure)
                            .map(Problem::message)
                            .forEach(message ->
                                    mistakes.add("names that are the same " + how + ", " + shown + ": " + message));
                    clash.inSmallChunks()
                            .overlaps()
                            .forEach(path ->
                                    mistakes.add("names that are the same " + how + ", " + shown + ": " + path));
                    lost(run, clash, names)
                            .ifPresent(lost ->
                                    mistakes.add("names that are the same " + how + ", " + shown + ": " + lost));
                });
    }

    /** Whether less comes out than with names of the same length that do not clash. */
    private static Optional<String> lost(ContractRun run, ContractRun clash, List<ModelGrowth.Names> names) {
        List<ModelGrowth.Names> plain = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String mark = i == 0 ? "q" : "r";
            plain.addAll(named(List.of(names.get(i)), name -> name + mark));
        }
        Ecosystem other = ModelGrowth.copiedAs(run.model(), plain).orElseThrow();
        ContractRun apart = run.with(other);
        if (apart.hasErrors() || !sizes(apart).equals(sizes(clash))) {
            return Optional.empty();
        }
        boolean allDifferent =
                names.stream().map(ModelGrowth.Names::dataset).distinct().count() == names.size();
        SortedMap<String, String> expected = apart.artifacts();
        SortedMap<String, String> found = clash.artifacts();
        long missing = lines(expected, allDifferent) - lines(found, allDifferent);
        // Two files that say the same of two things mean one thing.
        missing = missing <= 0 && allDifferent ? distinct(expected) - distinct(found) : missing;
        return missing > 0
                ? Optional.of(
                        missing
                                + " lines are missing that other names have, or are the same as others; one thing was written over another")
                : Optional.empty();
    }

    /** How many nodes each chunk has. */
    private static List<List<Integer>> sizes(ContractRun run) {
        return run.chunks().values().stream()
                .map(chunks -> chunks.stream()
                        .map(chunk -> chunk.nodes().size())
                        .sorted()
                        .toList())
                .toList();
    }

    /** Bytes of other kinds have line ends by chance. */
    private static boolean isText(String artifact) {
        return artifact.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    }

    /** Each once in its file if all names are different, as two that are the same are one for who reads them. */
    private static long lines(SortedMap<String, String> artifacts, boolean allDifferent) {
        return artifacts.values().stream()
                .filter(ClashCheck::isText)
                .mapToLong(text -> (allDifferent ? text.lines().distinct() : text.lines()).count())
                .sum();
    }

    private static long distinct(SortedMap<String, String> artifacts) {
        return artifacts.values().stream()
                .filter(ClashCheck::isText)
                .flatMap(String::lines)
                .distinct()
                .count();
    }
}
