package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Pieces that can never be in one chunk: those of groups of which a chunk can hold one only, because both use up a dimension that has room for
 * one. To try them together and to see that they do not fit says nothing about how full the chunk is.
 */
final class Exclusions {
    private final Partition partition;

    /** By piece: its group of that kind. */
    private final int[] classOf;

    private final int[] classes;

    private Exclusions(Partition partition, int[] classOf, int[] classes) {
        this.partition = partition;
        this.classOf = classOf;
        this.classes = classes;
    }

    /** Finds the groups that exclude each other. */
    static Exclusions of(Partition partition, long[] caps) {
        PieceColumns graph = partition.graph;
        IntList classes = new IntList();
        for (int group = 0; group < graph.groupCosts.count(); group++) {
            if (usesUp(graph.groupCosts, group, caps)) {
                classes.add(group);
            }
        }
        int[] classOf = {};
        if (classes.size() > 1) {
            boolean[] isClass = new boolean[graph.groupCosts.count()];
            for (int i = 0; i < classes.size(); i++) {
                isClass[classes.get(i)] = true;
            }
            classOf = new int[graph.size()];
            Arrays.fill(classOf, Partition.NONE);
            for (int piece = 0; piece < classOf.length; piece++) {
                for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
                    if (isClass[graph.groups.target[i]]) {
                        classOf[piece] = graph.groups.target[i];
                    }
                }
            }
        }
        return new Exclusions(partition, classOf, classes.toArray());
    }

    private static boolean usesUp(GroupCosts groups, int group, long[] caps) {
        for (int d = 0; d < caps.length; d++) {
            if (caps[d] == 1 && groups.amount(group, d) == 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether a chunk holds a piece that excludes this one. */
    boolean isExcluded(int piece, int chunk) {
        if (classOf.length == 0 || classOf[piece] == Partition.NONE) {
            return false;
        }
        for (int group : classes) {
            if (group != classOf[piece] && partition.loads.membersOf(group, chunk) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether two chunks hold pieces that exclude each other. */
    boolean areExclusive(int one, int other) {
        if (classOf.length == 0) {
            return false;
        }
        for (int group : classes) {
            if ((partition.loads.membersOf(group, one) > 0) != (partition.loads.membersOf(group, other) > 0)) {
                return true;
            }
        }
        return false;
    }
}
