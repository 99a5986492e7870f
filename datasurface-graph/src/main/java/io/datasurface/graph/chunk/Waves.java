package io.datasurface.graph.chunk;

/** Longest ways in an acyclic graph. */
final class Waves {
    private Waves() {}

    /** For each node the number of edges on the longest way to it. */
    static int[] of(Adjacency graph) {
        int[] waves = new int[graph.size()];
        if (fill(graph, waves) != waves.length) {
            throw new IllegalStateException("The chunks of a plan form a cycle");
        }
        return waves;
    }

    /** How many nodes are neither on a cycle nor behind one; all of them if there is none. */
    static int reaches(Adjacency graph) {
        return fill(graph, new int[graph.size()]);
    }

    private static int fill(Adjacency graph, int[] waves) {
        int size = graph.size();
        int[] open = new int[size];
        for (int node : graph.target) {
            open[node]++;
        }
        int[] queue = new int[size];
        int queued = 0;
        for (int node = 0; node < size; node++) {
            if (open[node] == 0) {
                queue[queued++] = node;
            }
        }
        for (int at = 0; at < queued; at++) {
            int node = queue[at];
            for (int i = graph.start[node]; i < graph.start[node + 1]; i++) {
                int next = graph.target[i];
                waves[next] = Math.max(waves[next], waves[node] + 1);
                if (--open[next] == 0) {
                    queue[queued++] = next;
                }
            }
        }
        return queued;
    }
}
