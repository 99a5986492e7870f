package io.datasurface.graph;

import java.util.Arrays;

/**
 * Strongly connected components (Tarjan, without recursion), numbered so that every edge between two components goes from the greater
 * number to the smaller one. JGraphT has the same on boxed vertices, and refuses an empty graph; the tests compare the two.
 */
final class StrongComponents {
    private final Rows edges;
    private final int[] component;
    private final int[] index;
    private final int[] lowest;
    private final int[] stack;
    private int stacked;
    private int visited;
    private int count;

    private StrongComponents(Rows edges) {
        this.edges = edges;
        component = new int[edges.rowCount()];
        Arrays.fill(component, -1);
        index = new int[edges.rowCount()];
        lowest = new int[edges.rowCount()];
        stack = new int[edges.rowCount()];
    }

    /** Component of each node. */
    static int[] of(Rows edges) {
        StrongComponents search = new StrongComponents(edges);
        int[] path = new int[edges.rowCount()];
        int[] next = new int[edges.rowCount()];
        for (int root = 0; root < edges.rowCount(); root++) {
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
            if (next[node] < edges.size(node)) {
                int successor = edges.get(node, next[node]++);
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
