package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Makes a plan from nothing. Works from the last stage to the first: seeds that read the same things are packed together, and what only
 * one chunk of a stage reads is pulled into that chunk, so that it is referred to from nowhere else.
 */
final class FreshPlanner {
    /** A chunk is full when so many seeds in a row did not fit. */
    private static final int PATIENCE = 8;

    private final CutGraph graph;
    private final Caps caps;
    private final boolean[] alone;
    private final Stages stages;
    private final Partition partition;
    private final Pulls pulls;

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
    }

    static Partition plan(CutGraph graph, Caps caps, boolean[] alone) {
        FreshPlanner planner = new FreshPlanner(graph, caps, alone);
        if (!planner.allInOne()) {
            planner.stageByStage();
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

    private void stageByStage() {
        int seeds = stages.seeds.size();
        int[] stageOfSeed = new int[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            stageOfSeed[seed] = stages.stageOf[stages.seeds.target[stages.seeds.start[seed]]];
        }
        Adjacency seedsOfStage = Adjacency.rectangle(stages.count, seeds, stageOfSeed, Ranges.upTo(seeds), seeds);
        for (int stage = stages.count - 1; stage >= 0; stage--) {
            int first = partition.chunks();
            IntList open = new IntList();
            for (int i = seedsOfStage.start[stage]; i < seedsOfStage.start[stage + 1]; i++) {
                int seed = seedsOfStage.target[i];
                if (hasUnplaced(seed)) {
                    open.add(seed);
                }
            }
            pack(stage, open.toArray());
            pulls.closeStage(first);
        }
    }

    private boolean hasUnplaced(int seed) {
        for (int i = stages.seeds.start[seed]; i < stages.seeds.start[seed + 1]; i++) {
            if (partition.chunkOf[stages.seeds.target[i]] == Partition.NONE) {
                return true;
            }
        }
        return false;
    }

    private void pack(int stage, int[] seeds) {
        Affinity affinity = new Affinity(partition, stages, stage, seeds);
        boolean[] done = new boolean[seeds.length];
        int oldest = 0;
        while (oldest < seeds.length) {
            if (done[oldest]) {
                oldest++;
                continue;
            }
            done[oldest] = true;
            int chunk = partition.addChunk(level(stage, 0));
            pulls.open(chunk);
            affinity.open();
            if (!pulls.tryAdd(unplaced(seeds[oldest]), false) && !pulls.tryAdd(unplaced(seeds[oldest]), true)) {
                chunk = split(stage, unplaced(seeds[oldest]), chunk);
            }
            affinity.added(oldest);
            fill(chunk, seeds, done, oldest, affinity);
        }
    }

    private void fill(int chunk, int[] seeds, boolean[] done, int first, Affinity affinity) {
        int failures = 0;
        int next = first + 1;
        while (failures < PATIENCE && !holdsLonely(chunk)) {
            int candidate = affinity.best(done);
            if (candidate < 0) {
                while (next < seeds.length && done[next]) {
                    next++;
                }
                if (next == seeds.length) {
                    return;
                }
                candidate = next++;
            }
            if (pulls.tryAdd(unplaced(seeds[candidate]), false)) {
                done[candidate] = true;
                affinity.added(candidate);
                failures = 0;
            } else {
                failures++;
            }
        }
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

    private static long level(int stage, int part) {
        return ((long) stage << 32) | part;
    }

    /** Cuts a seed that is too large for a chunk along the order of the graph; gives the last chunk, which may have room. */
    private int split(int stage, int[] seed, int emptyChunk) {
        long[] byOrder = new long[seed.length];
        int[] position = pulls.positions();
        for (int i = 0; i < seed.length; i++) {
            byOrder[i] = ((long) position[seed[i]] << 32) | seed[i];
        }
        Arrays.sort(byOrder);
        int chunk = emptyChunk;
        int begin = 0;
        while (begin < seed.length) {
            int part = 0;
            int end = begin;
            while (end < seed.length) {
                int piece = (int) byOrder[end];
                boolean first = end == begin;
                boolean lonely = alone[piece] || (!first && alone[(int) byOrder[begin]]);
                if (!first && (lonely || !partition.loads.fits(piece, chunk, caps.target()))) {
                    break;
                }
                partition.put(piece, chunk);
                part = Math.max(part, partAfter(piece, chunk, stage));
                end++;
            }
            partition.relevel(chunk, level(stage, part));
            begin = end;
            if (begin < seed.length) {
                chunk = partition.addChunk(level(stage, 0));
            }
        }
        pulls.open(chunk);
        return chunk;
    }

    /** The lowest part of the stage that is behind the chunks that feed a piece. */
    private int partAfter(int piece, int chunk, int stage) {
        int part = 0;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = partition.chunkOf[graph.previous.target[i]];
            if (feeder != Partition.NONE && feeder != chunk && partition.level(feeder) >> 32 == stage) {
                part = Math.max(part, (int) partition.level(feeder) + 1);
            }
        }
        return part;
    }
}
