package io.datasurface.graph.internal;

import java.util.Arrays;

/**
 * Strongly connected components (Tarjan, without recursion), numbered so that every edge between two components goes from the greater
 * number to the smaller one. JGraphT has the same on boxed vertices, and refuses an empty graph; the tests compare the two.
 */
public final class StrongComponents {
    private final int[] starts;
    private final int[] targets;
    private final int[] component;
    private final int[] index;
    private final int[] lowest;
    private final int[] stack;
    private int stacked;
    private int visited;
    private int count;

    private StrongComponents(int[] starts, int[] targets) {
        this.starts = starts;
        this.targets = targets;
        int nodes = starts.length - 1;
        component = new int[nodes];
        Arrays.fill(component, -1);
        index = new int[nodes];
        lowest = new int[nodes];
        stack = new int[nodes];
    }

    /** Component of each node. The edges of node {@code n} lead to the targets from {@code starts[n]} on, up to {@code starts[n + 1]}. */
    public static int[] of(int[] starts, int[] targets) {
        StrongComponents search = new StrongComponents(starts, targets);
        int[] path = new int[search.component.length];
        int[] next = Arrays.copyOf(starts, search.component.length);
        for (int root = 0; root < path.length; root++) {
            if (search.index[root] == 0) {
                search.visit(root, path, next);
            }
        }
        return search.component;
    }

    private void visit(int root, int[] path, int[] next) {
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int node = path[depth];
            if (next[node] < starts[node + 1]) {
                int successor = targets[next[node]++];
                if (index[successor] == 0) {
                    enter(successor);
                    path[++depth] = successor;
                } else if (component[successor] < 0) {
                    lowest[node] = Math.min(lowest[node], index[successor]);
                }
            } else {
                leave(node);
                depth--;
                if (depth >= 0) {
                    lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[node]);
                }
            }
        }
    }

    private void enter(int node) {
        index[node] = ++visited;
        lowest[node] = index[node];
        stack[stacked++] = node;
    }

    private void leave(int node) {
        if (lowest[node] == index[node]) {
            int member;
            do {
                member = stack[--stacked];
                component[member] = count;
            } while (member != node);
            count++;
        }
    }
}
