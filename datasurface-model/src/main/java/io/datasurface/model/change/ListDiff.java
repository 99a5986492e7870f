package io.datasurface.model.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Finds which elements of two lists, whose order means nothing, belong to each other: first the same ones, then those of the same
 * names. An element that is in a list twice is there twice.
 */
final class ListDiff {
    /** Two elements of the same names that are not the same. */
    record Pair(int before, int after) {}

    private final List<Pair> changed = new ArrayList<>();
    private List<Integer> removed = new ArrayList<>();
    private List<Integer> added = new ArrayList<>();

    /** Indexes of the changed elements. */
    List<Pair> changed() {
        return changed;
    }

    /** Indexes in the list before. */
    List<Integer> removed() {
        return removed;
    }

    /** Indexes in the list after. */
    List<Integer> added() {
        return added;
    }

    /**
     * Compares two lists.
     *
     * @param formBefore the form by which an element before is compared
     * @param formAfter the same for one after
     */
    static ListDiff of(
            List<?> before, List<?> after, Function<Object, Object> formBefore, Function<Object, Object> formAfter) {
        ListDiff diff = new ListDiff();
        int common = Math.min(before.size(), after.size());
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            boolean same = i < common && before.get(i) == after.get(i);
            if (!same && i < before.size()) {
                diff.removed.add(i);
            }
            if (!same && i < after.size()) {
                diff.added.add(i);
            }
        }
        diff.match(i -> formBefore.apply(before.get(i)), i -> formAfter.apply(after.get(i)), (left, right) -> {});
        diff.match(
                i -> names(before.get(i)),
                i -> names(after.get(i)),
                (left, right) -> diff.changed.add(new Pair(left, right)));
        return diff;
    }

    private static Object names(Object element) {
        List<String> names = ElementNames.of(element);
        // What has no names is never another one of the same names.
        return names.isEmpty() ? new Object() : names;
    }

    private void match(
            Function<Integer, Object> keyBefore,
            Function<Integer, Object> keyAfter,
            BiConsumer<Integer, Integer> matched) {
        Map<Object, Deque<Integer>> open = new HashMap<>();
        for (int index : added) {
            open.computeIfAbsent(keyAfter.apply(index), key -> new ArrayDeque<>())
                    .add(index);
        }
        List<Integer> rest = new ArrayList<>();
        for (int index : removed) {
            Deque<Integer> same = open.getOrDefault(keyBefore.apply(index), new ArrayDeque<>());
            if (same.isEmpty()) {
                rest.add(index);
            } else {
                matched.accept(index, same.remove());
            }
        }
        removed = rest;
        added = open.values().stream().flatMap(Deque::stream).sorted().toList();
    }
}
