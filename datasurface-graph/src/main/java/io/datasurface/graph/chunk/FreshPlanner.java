package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Makes a plan from nothing. Works from the last layer to the first: seeds that read the same things are packed together, and what only
 * one chunk of a layer reads is pulled into that chunk, so that it is referred to from nowhere else.
 */
final class FreshPlanner {
    /** A chunk is full when so many seeds in a row did not fit. */
    private static final int PATIENCE = 8;

    /** How many layers there are behind the first; more only where there are more stages. */
    private static final int MOST_LAYERS = 14;

    private final CutGraph graph;
    private final Caps caps;
    private final boolean[] alone;
    private final Stages stages;
    private final Partition partition;
    private final Pulls pulls;
    private final int[] local;
    private long base;

    /**
     * Prepares to plan.
     *
     * @param alone pieces that exceed a cap by themselves
     */
    private FreshPlanner(CutGraph graph, Caps caps, boolean[] alone) {
        this.graph = graph;
        this.caps = caps;
        this.alone = alone;
        this.stages = new Stages(graph, alone);
        this.partition = new Partition(graph);
        this.pulls = new Pulls(partition, stages, caps.target(), alone);
        this.local = new int[graph.size()];
        Arrays.fill(local, -1);
    }

    static Partition plan(CutGraph graph, Caps caps, boolean[] alone) {
        FreshPlanner planner = new FreshPlanner(graph, caps, alone);
        if (!planner.allInOne()) {
            planner.layerByLayer();
        }
        return planner.partition;
    }

    /** A small graph needs one chunk only. */
    private boolean allInOne() {
        if (graph.size() == 0) {
            return true;
        }
        int chunk = partition.addChunk(0);
        for (int piece = 0; piece < graph.size(); piece++) {
            partition.put(piece, chunk);
            if (!partition.loads.within(chunk, caps.target())) {
                for (int placed = 0; placed <= piece; placed++) {
                    partition.take(placed);
                }
                return false;
            }
        }
        return true;
    }

    /**
     * Packs layer by layer, the last first. A seed is packed when all that reads it is in later layers, at the latest in the layer of its stage;
     * so seeds of several stages that read the same can be together. More layers save more references, and make longer chains of chunks.
     */
    private void layerByLayer() {
        int seeds = stages.seeds.size();
        boolean[] done = new boolean[seeds];
        int layers = stages.count == 1 ? 0 : Math.max(stages.count - 1, MOST_LAYERS);
        int open = 0;
        for (int seed = 0; seed < seeds; seed++) {
            open += stageOf(seed) > 0 ? 1 : 0;
        }
        for (int layer = layers; layer >= 0; layer--) {
            IntList urgent = new IntList();
            IntList possible = new IntList();
            for (int seed = 0; seed < seeds; seed++) {
                if (!done[seed] && (stageOf(seed) > 0 || layer == 0) && isReady(seed)) {
                    if (unplaced(seed).length == 0) {
                        done[seed] = true;
                        open--;
                        continue;
                    }
                    (stageOf(seed) >= layer ? urgent : possible).add(seed);
                }
            }
            int urgentSeeds = urgent.size();
            for (int i = 0; i < possible.size(); i++) {
                urgent.add(possible.get(i));
            }
            int share = layer == 0 ? urgentSeeds : (open + layer - 1) / layer;
            int packed = pack(layer, urgent.toArray(), urgentSeeds, share, done);
            open -= packed;
        }
    }

    private int stageOf(int seed) {
        return stages.stageOf[stages.seeds.target[stages.seeds.start[seed]]];
    }

    /** Whether all that reads the seed is packed. */
    private boolean isReady(int seed) {
        for (int i = stages.seeds.start[seed]; i < stages.seeds.start[seed + 1]; i++) {
            int piece = stages.seeds.target[i];
            for (int j = graph.next.start[piece]; j < graph.next.start[piece + 1]; j++) {
                int reader = graph.next.target[j];
                if (partition.chunkOf[reader] == Partition.NONE && stages.seedOf[reader] != seed) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Packs a layer.
     *
     * @param urgent how many of the seeds, from the first on, have to be packed
     * @param share how many should be packed
     * @return how many were packed
     */
    private int pack(int layer, int[] seeds, int urgent, int share, boolean[] isPacked) {
        base = (long) layer << 32;
        int firstChunk = partition.chunks();
        Affinity affinity = new Affinity(partition, stages, layer, seeds, local);
        boolean[] done = new boolean[seeds.length];
        int packed = 0;
        for (int seed = 0; seed < seeds.length && (seed < urgent || packed < share); seed++) {
            if (!done[seed]) {
                packed += packChunk(seeds, done, seed, affinity);
            }
        }
        pulls.closeLayer(firstChunk);
        for (int seed = 0; seed < seeds.length; seed++) {
            isPacked[seeds[seed]] |= done[seed];
        }
        return packed;
    }

    private int packChunk(int[] seeds, boolean[] done, int first, Affinity affinity) {
        done[first] = true;
        int chunk = partition.addChunk(base);
        pulls.open(chunk);
        affinity.open();
        int[] pieces = unplaced(seeds[first]);
        if (!pulls.tryAdd(pieces, false) && !pulls.tryAdd(pieces, true)) {
            chunk = split(pieces, chunk);
        }
        affinity.added(first);
        return 1 + fill(chunk, seeds, done, first, affinity);
    }

    private int fill(int chunk, int[] seeds, boolean[] done, int first, Affinity affinity) {
        int failures = 0;
        int packed = 0;
        int next = first + 1;
        while (failures < PATIENCE && !holdsLonely(chunk)) {
            int candidate = affinity.best(done);
            if (candidate < 0) {
                while (next < seeds.length && done[next]) {
                    next++;
                }
                if (next == seeds.length) {
                    return packed;
                }
                candidate = next++;
            }
            if (pulls.tryAdd(unplaced(seeds[candidate]), false)) {
                done[candidate] = true;
                affinity.added(candidate);
                failures = 0;
                packed++;
            } else {
                failures++;
            }
        }
        return packed;
    }

    private boolean holdsLonely(int chunk) {
        return !partition.loads.within(chunk, caps.target());
    }

    private int[] unplaced(int seed) {
        IntList pieces = new IntList();
        for (int i = stages.seeds.start[seed]; i < stages.seeds.start[seed + 1]; i++) {
            int piece = stages.seeds.target[i];
            if (partition.chunkOf[piece] == Partition.NONE) {
                pieces.add(piece);
            }
        }
        return pieces.toArray();
    }

    /** Cuts a seed that is too large for a chunk along the order of the graph; gives the last chunk, which may have room. */
    private int split(int[] seed, int emptyChunk) {
        long[] byOrder = new long[seed.length];
        int[] position = pulls.positions();
        for (int i = 0; i < seed.length; i++) {
            byOrder[i] = ((long) position[seed[i]] << 32) | seed[i];
        }
        Arrays.sort(byOrder);
        int chunk = emptyChunk;
        int begin = 0;
        while (begin < seed.length) {
            long level = base;
            int end = begin;
            while (end < seed.length) {
                int piece = (int) byOrder[end];
                boolean first = end == begin;
                boolean lonely = alone[piece] || (!first && alone[(int) byOrder[begin]]);
                if (!first && (lonely || !partition.loads.fits(piece, chunk, caps.target()))) {
                    break;
                }
                partition.put(piece, chunk);
                level = Math.max(level, levelAfter(piece, chunk));
                end++;
            }
            partition.relevel(chunk, level);
            begin = end;
            if (begin < seed.length) {
                chunk = partition.addChunk(base);
            }
        }
        pulls.open(chunk);
        return chunk;
    }

    /** The lowest level of the layer that is behind the chunks that feed a piece. */
    private long levelAfter(int piece, int chunk) {
        long level = base;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = partition.chunkOf[graph.previous.target[i]];
            if (feeder != Partition.NONE && feeder != chunk) {
                level = Math.max(level, partition.level(feeder) + 1);
            }
        }
        return level;
    }
}
