package io.datasurface.model.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds datasets that would take the same files. */
final class FileOverlap {
    /** Two datasets, in the order of their names. */
    record Overlap(String first, String second) {}

    private record Files(String dataset, String pattern, String prefix) {}

    private FileOverlap() {}

    /**
     * For each dataset at most one that it shares files with. Only patterns of which one begins like the other are compared, which are few
     * where patterns begin with names.
     */
    static List<Overlap> find(Collection<String> datasets, UnaryOperator<String> patterns) {
        List<Files> sorted = datasets.stream()
                .map(dataset ->
                        new Files(dataset, patterns.apply(dataset), FilePattern.literalPrefix(patterns.apply(dataset))))
                .sorted(Comparator.comparing(Files::prefix).thenComparing(Files::dataset))
                .toList();
        List<Overlap> overlaps = new ArrayList<>();
        Deque<Files> around = new ArrayDeque<>();
        for (Files files : sorted) {
            while (!around.isEmpty()
                    && !files.prefix().startsWith(around.element().prefix())) {
                around.pop();
            }
            around.stream()
                    .filter(other -> FilePattern.overlap(other.pattern(), files.pattern()))
                    .findFirst()
                    .ifPresent(other -> overlaps.add(ordered(other.dataset(), files.dataset())));
            around.push(files);
        }
        return overlaps;
    }

    private static Overlap ordered(String one, String other) {
        return one.compareTo(other) < 0 ? new Overlap(one, other) : new Overlap(other, one);
    }
}
