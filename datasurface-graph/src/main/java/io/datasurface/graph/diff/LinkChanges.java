package io.datasurface.graph.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** The edges that are on one side only. */
final class LinkChanges {
    /** Edges of one side, by its node ids. */
    static final class Edges {
        private int[] ends = new int[16];
        private final BitSet previousBatch = new BitSet();
        private int size;

        int size() {
            return size;
        }

        int from(int edge) {
            return ends[2 * edge];
        }

        int to(int edge) {
            return ends[2 * edge + 1];
        }

        boolean isPreviousBatch(int edge) {
            return previousBatch.get(edge);
        }

        List<NamedEdge> named(IntFunction<String> names) {
            List<NamedEdge> named = new ArrayList<>(size);
            for (int edge = 0; edge < size; edge++) {
                named.add(new NamedEdge(names.apply(from(edge)), names.apply(to(edge)), isPreviousBatch(edge)));
            }
            return named;
        }

        private void add(Links links, int node, int index) {
            if (2 * size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            ends[2 * size] = node;
            ends[2 * size + 1] = links.successor(node, index);
            previousBatch.set(size, links.isPreviousBatch(node, index));
            size++;
        }
    }

    private final Sides sides;
    private final Links old;
    private final Links now;
    private final Edges removed = new Edges();
    private final Edges added = new Edges();
    private final BitSet changedRows = new BitSet();

    LinkChanges(Sides sides) {
        this.sides = sides;
        this.old = sides.before().links();
        this.now = sides.after().links();
        int count = sides.before().nodeCount();
        for (int node = 0; node < count; node++) {
            int same = sides.after(node);
            if (same < 0) {
                addAll(old, node, removed);
            } else if (!areSame(node, same)) {
                changedRows.set(node);
                compare(node, same);
            }
        }
        for (int node = 0; node < sides.after().nodeCount(); node++) {
            if (sides.before(node) < 0) {
                addAll(now, node, added);
            }
        }
    }

    /** Edges that are gone, by nodes before. */
    Edges removed() {
        return removed;
    }

    /** Edges that are new, by nodes after. */
    Edges added() {
        return added;
    }

    /** Whether a node that is there before and after has other edges that leave it. */
    boolean changed(int nodeBefore) {
        return changedRows.get(nodeBefore);
    }

    private boolean areSame(int node, int same) {
        int size = old.size(node);
        if (now.size(same) != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (sides.after(old.successor(node, i)) != now.successor(same, i)
                    || old.isPreviousBatch(node, i) != now.isPreviousBatch(same, i)) {
                return false;
            }
        }
        return true;
    }

    /** Successors ascend on both sides, and nodes that are on both are in the same order. */
    private void compare(int node, int same) {
        int next = 0;
        for (int i = 0; i < old.size(node); i++) {
            int wanted = sides.after(old.successor(node, i));
            if (wanted < 0) {
                removed.add(old, node, i);
                continue;
            }
            while (next < now.size(same) && now.successor(same, next) < wanted) {
                added.add(now, same, next++);
            }
            if (next == now.size(same) || now.successor(same, next) != wanted) {
                removed.add(old, node, i);
            } else {
                if (old.isPreviousBatch(node, i) != now.isPreviousBatch(same, next)) {
                    removed.add(old, node, i);
                    added.add(now, same, next);
                }
                next++;
            }
        }
        while (next < now.size(same)) {
            added.add(now, same, next++);
        }
    }

    private static void addAll(Links links, int node, Edges edges) {
        int size = links.size(node);
        for (int i = 0; i < size; i++) {
            edges.add(links, node, i);
        }
    }
}
