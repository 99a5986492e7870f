package io.datasurface.graph;

import java.util.Objects;

/**
 * An order in which the nodes of a graph can run: each behind everything that it waits for. Previous-batch edges do not count. A node's wave
 * is the length of the longest way that leads to it; nodes come by wave, then by id, so the order is the same in every run.
 */
public final class SchedulingOrder {
    private final int[] order;
    private final int[] waves;
    private final int waveCount;

    private SchedulingOrder(int[] order, int[] waves, int waveCount) {
        this.order = order;
        this.waves = waves;
        this.waveCount = waveCount;
    }

    /**
     * Orders a graph. Linear in nodes and edges.
     *
     * @param graph the graph
     * @return its order
     * @throws IllegalArgumentException if the graph has a cycle without a previous-batch edge, which no graph of ours has
     */
    public static SchedulingOrder of(IntentionGraph graph) {
        int count = graph.nodeCount();
        int[] waiting = new int[count];
        for (int node = 0; node < count; node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                if (!graph.isPreviousBatch(node, i)) {
                    waiting[graph.successor(node, i)]++;
                }
            }
        }
        int[] queue = new int[count];
        int filled = 0;
        for (int node = 0; node < count; node++) {
            if (waiting[node] == 0) {
                queue[filled++] = node;
            }
        }
        int[] waves = new int[count];
        for (int done = 0; done < filled; done++) {
            int node = queue[done];
            for (int i = 0; i < graph.successorCount(node); i++) {
                if (!graph.isPreviousBatch(node, i)) {
                    int next = graph.successor(node, i);
                    if (--waiting[next] == 0) {
                        // Nodes leave the queue by wave, so this is the last wave that the node waits for.
                        waves[next] = waves[node] + 1;
                        queue[filled++] = next;
                    }
                }
            }
        }
        if (filled < count) {
            int stuck = 0;
            while (waiting[stuck] == 0) {
                stuck++;
            }
            throw new IllegalArgumentException("the graph of platform \"%s\" has a cycle before or at node \"%s\""
                    .formatted(graph.platform(), graph.name(stuck)));
        }
        return byWave(waves);
    }

    private static SchedulingOrder byWave(int[] waves) {
        int waveCount = 0;
        for (int wave : waves) {
            waveCount = Math.max(waveCount, wave + 1);
        }
        int[] next = new int[waveCount + 1];
        for (int wave : waves) {
            next[wave + 1]++;
        }
        Rows.sum(next);
        int[] order = new int[waves.length];
        for (int node = 0; node < waves.length; node++) {
            order[next[waves[node]]++] = node;
        }
        return new SchedulingOrder(order, waves, waveCount);
    }

    /**
     * How many nodes there are.
     *
     * @return the number of nodes
     */
    public int size() {
        return order.length;
    }

    /**
     * The node at a position.
     *
     * @param position position in the order, from 0
     * @return id of the node
     */
    public int node(int position) {
        return order[Objects.checkIndex(position, order.length)];
    }

    /**
     * The wave of a node.
     *
     * @param node id of the node
     * @return 0 if it waits for nothing
     */
    public int wave(int node) {
        return waves[Objects.checkIndex(node, waves.length)];
    }

    /**
     * How many waves there are.
     *
     * @return the number of nodes on the longest way through the graph
     */
    public int waveCount() {
        return waveCount;
    }
}
