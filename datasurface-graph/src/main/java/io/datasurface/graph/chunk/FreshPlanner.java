package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Makes a plan from nothing. Works from the last layer to the first: seeds that read the same things are packed together, and what only
 * one chunk of a layer reads is pulled into that chunk, so that it is referred to from nowhere else.
 */
final class FreshPlanner {
    /** A chunk is full when so many seeds in a row did not fit. */
    private static final int PATIENCE = 8;

    /** So many seeds that exclude what is in a chunk are looked past. */
    private static final int MOST_EXCLUDED = 512;

    /** How many layers there are behind the first; more only where there are more stages. */
    private static final int MOST_LAYERS = 14;

    /** Where there are more stages they become so many behind the first, and fewer layers: seeds become larger, and may need several each. */
    private static final int MERGED_STAGES = 13;

    /** Nobody tries to fill a chunk any more that is so full. */
    private static final double FULL = 0.97;

    /** If no seed fits with all that it pulls, a chunk that is no fuller takes one with as much of that as there is room for. */
    private static final double POOR = 0.75;

    /** Urgent seeds come before all others. */
    private static final long URGENT = 1L << 60;

    /**
     * Of the others, what reads most comes first, into late layers: what there is no room for in its chunk can be pulled by others then. Only
     * then counts what seeds have in common with the layer.
     */
    private static final int WEIGHT_SHIFT = 50;

    private final CutGraph graph;
    private final Caps caps;
    private final boolean[] alone;
    private final Stages stages;
    private final Partition partition;
    private final Pulls pulls;
    private final Exclusions exclusions;
    private final IntList unplaced = new IntList();
    private int[] positionOf = {};
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
        this.stages = new Stages(graph, alone, MOST_LAYERS, MERGED_STAGES);
        this.partition = new Partition(graph);
        this.exclusions = Exclusions.of(partition, caps.target());
        this.pulls = new Pulls(partition, stages, caps.target(), alone, exclusions);
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
        IntList open = new IntList();
        IntList first = new IntList();
        for (int seed = 0; seed < stages.seeds.size(); seed++) {
            (stageOf(seed) > 0 ? open : first).add(seed);
        }
        if (stages.count > 1) {
            Affinity affinity = new Affinity(graph, stages, caps.target());
            int layers = stages.areMerged ? stages.count - 1 : Math.max(stages.count - 1, MOST_LAYERS);
            boolean[] candidates = new boolean[stages.seeds.size()];
            SeedHeap apart = new SeedHeap(stages.seeds.size());
            for (int layer = layers; layer > 0; layer--) {
                base = (long) layer << 32;
                int urgent = findCandidates(open, layer, candidates, apart, affinity);
                int share = (open.size() + layer - 1) / layer;
                affinity.openLayer();
                packLayer(layer, urgent, share, candidates, apart, affinity);
                open = left(open, candidates);
                pulls.closeLayer();
            }
        }
        base = 0;
        packRest(withoutIdle(first));
    }

    /** Puts what has no edges where room is left; gives the other seeds. */
    private IntList withoutIdle(IntList seeds) {
        IntList others = new IntList();
        int chunk = 0;
        for (int i = 0; i < seeds.size(); i++) {
            int seed = seeds.get(i);
            int piece = stages.seeds.target[stages.seeds.start[seed]];
            if (graph.next.degree(piece) > 0 || graph.previous.degree(piece) > 0 || alone[piece]) {
                others.add(seed);
                continue;
            }
            while (chunk < partition.chunks() && !partition.loads.fits(piece, chunk, caps.target())) {
                chunk++;
            }
            if (chunk < partition.chunks()) {
                partition.put(piece, chunk);
            } else {
                others.add(seed);
            }
        }
        return others;
    }

    /** Finds the seeds that may be in a layer; tells how many must. */
    private int findCandidates(IntList open, int layer, boolean[] candidates, SeedHeap apart, Affinity affinity) {
        apart.clear();
        int urgent = 0;
        for (int i = 0; i < open.size(); i++) {
            int seed = open.get(i);
            candidates[seed] = isReady(seed) && findUnplaced(seed);
            if (candidates[seed]) {
                boolean isUrgent = stageOf(seed) >= layer;
                urgent += isUrgent ? 1 : 0;
                apart.add(seed, (isUrgent ? URGENT : 0) + ((long) affinity.weight(seed) << WEIGHT_SHIFT));
            }
        }
        return urgent;
    }

    /** Seeds of which something is in no chunk yet. */
    private IntList left(IntList open, boolean[] candidates) {
        IntList left = new IntList();
        for (int i = 0; i < open.size(); i++) {
            int seed = open.get(i);
            candidates[seed] = false;
            if (findUnplaced(seed)) {
                left.add(seed);
            }
        }
        return left;
    }

    private void packLayer(int layer, int urgent, int share, boolean[] candidates, SeedHeap apart, Affinity affinity) {
        int left = urgent;
        int packed = 0;
        while (!apart.isEmpty() && (packed < share || left > 0)) {
            int seed = apart.poll();
            affinity.openChunk();
            candidates[seed] = false;
            int chunk = begin(seed);
            affinity.added(seed, candidates, apart);
            packed++;
            left -= stageOf(seed) >= layer ? 1 : 0;
            IntList tooLarge = new IntList();
            int excluded = 0;
            for (int failures = 0; failures < PATIENCE && excluded < MOST_EXCLUDED && hasRoom(chunk); ) {
                int near = affinity.nearest();
                if (near == Partition.NONE && (apart.isEmpty() || (failures > 0 && packed >= share && left == 0))) {
                    break;
                }
                int next = near == Partition.NONE ? apart.poll() : near;
                if (isExcluded(next, chunk)) {
                    excluded++;
                    if (near == Partition.NONE) {
                        tooLarge.add(next);
                    }
                    continue;
                }
                boolean isLast = failures == PATIENCE - 1 && partition.loads.fill(chunk, caps.target()) < POOR;
                if (isLast ? tryAddWithSome(next) : tryAdd(next)) {
                    candidates[next] = false;
                    affinity.added(next, candidates, apart);
                    packed++;
                    left -= stageOf(next) >= layer ? 1 : 0;
                    failures = 0;
                } else {
                    failures++;
                    if (near == Partition.NONE) {
                        tooLarge.add(next);
                    }
                }
            }
            for (int i = 0; i < tooLarge.size(); i++) {
                apart.add(tooLarge.get(i), apart.score(tooLarge.get(i)));
            }
        }
    }

    /** Packs what is before all stages, in its order. */
    private void packRest(IntList seeds) {
        boolean[] done = new boolean[seeds.size()];
        int first = 0;
        while (first < done.length) {
            if (done[first] || !findUnplaced(seeds.get(first))) {
                first++;
                continue;
            }
            done[first] = true;
            int chunk = begin(seeds.get(first));
            int failures = 0;
            for (int next = first + 1; next < done.length && failures < PATIENCE && hasRoom(chunk); next++) {
                if (!done[next] && !isExcluded(seeds.get(next), chunk)) {
                    done[next] = tryAdd(seeds.get(next));
                    failures = done[next] ? 0 : failures + 1;
                }
            }
        }
    }

    /** Puts a seed into a new chunk, or into several; gives the one that has room. */
    private int begin(int seed) {
        findUnplaced(seed);
        int chunk = partition.addChunk(base);
        pulls.open(chunk);
        return pulls.tryAdd(unplaced) || pulls.tryAddWithSome(unplaced) ? chunk : split(unplaced.toArray(), chunk);
    }

    private boolean tryAdd(int seed) {
        return !findUnplaced(seed) || pulls.tryAdd(unplaced);
    }

    private boolean tryAddWithSome(int seed) {
        return !findUnplaced(seed) || pulls.tryAddWithSome(unplaced);
    }

    /** Whether a seed can't be in a chunk, however empty that is. */
    private boolean isExcluded(int seed, int chunk) {
        for (int i = stages.seeds.start[seed]; i < stages.seeds.start[seed + 1]; i++) {
            if (exclusions.isExcluded(stages.seeds.target[i], chunk)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRoom(int chunk) {
        return partition.loads.fill(chunk, caps.target()) < FULL;
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

    /** Finds what of a seed is in no chunk. */
    private boolean findUnplaced(int seed) {
        unplaced.clear();
        for (int i = stages.seeds.start[seed]; i < stages.seeds.start[seed + 1]; i++) {
            int piece = stages.seeds.target[i];
            if (partition.chunkOf[piece] == Partition.NONE) {
                unplaced.add(piece);
            }
        }
        return !unplaced.isEmpty();
    }

    /** Cuts a seed that is too large for a chunk along the order of the graph; gives the last chunk, which may have room. */
    private int split(int[] seed, int emptyChunk) {
        long[] byOrder = new long[seed.length];
        int[] position = positions();
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
                pulls.noteInLayer(piece);
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

    private int[] positions() {
        if (positionOf.length == 0) {
            positionOf = new int[graph.size()];
            for (int i = 0; i < positionOf.length; i++) {
                positionOf[graph.order[i]] = i;
            }
        }
        return positionOf;
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
