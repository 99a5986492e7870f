package io.datasurface.graph.chunk;

import java.util.Arrays;

/** Strongly connected components by Tarjan's algorithm, without recursion. */
final class StrongComponents {
    /** Component of each node; an edge between components leads to a lower number. */
    final int[] componentOf;

    /** How many components there are. */
    final int count;

    private StrongComponents(int[] componentOf, int count) {
        this.componentOf = componentOf;
        this.count = count;
    }

    static StrongComponents of(Adjacency graph) {
        int size = graph.size();
        int[] component = new int[size];
        Arrays.fill(component, -1);
        int[] low = new int[size];
        int[] index = new int[size];
        int[] edge = new int[size];
        int[] path = new int[size];
        int[] open = new int[size];
        int opened = 0;
        int visited = 0;
        int components = 0;
        for (int root = size - 1; root >= 0; root--) {
            if (index[root] != 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            index[root] = ++visited;
            low[root] = visited;
            edge[root] = graph.start[root + 1];
            open[opened++] = root;
            while (depth >= 0) {
                int node = path[depth];
                if (edge[node] > graph.start[node]) {
                    int next = graph.target[--edge[node]];
                    if (index[next] == 0) {
                        index[next] = ++visited;
                        low[next] = visited;
                        edge[next] = graph.start[next + 1];
                        open[opened++] = next;
                        path[++depth] = next;
                    } else if (component[next] < 0) {
                        low[node] = Math.min(low[node], index[next]);
                    }
                } else {
                    if (low[node] == index[node]) {
                        int member;
                        do {
                            member = open[--opened];
                            component[member] = components;
                        } while (member != node);
                        components++;
                    }
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[node]);
                    }
                }
            }
        }
        return new StrongComponents(component, components);
    }

    /** Nodes so that every edge between components leads forwards, by a depth-first search: neighbours are close to each other. */
    int[] order() {
        int[] start = new int[count + 1];
        for (int component : componentOf) {
            start[count - component]++;
        }
        for (int i = 1; i <= count; i++) {
            start[i] += start[i - 1];
        }
        int[] order = new int[componentOf.length];
        for (int node = componentOf.length - 1; node >= 0; node--) {
            order[--start[count - componentOf[node]]] = node;
        }
        return order;
    }
}
