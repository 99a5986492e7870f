package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * What seeds have in common: the pieces of earlier stages that they read, and what those read. Seeds of one chunk should share much, so that it
 * is referred to once. Chunks of one layer should share little: what only one of them reads can be pulled into it.
 */
final class Affinity {
    /** What so many seeds read says little about which of them belong together. */
    private static final int MOST_READERS = 256;

    private static final int WEIGHT = 720_720;

    /** Seeds are as heavy as what they read, in steps of a part of a chunk. */
    private static final int WEIGHTS_PER_CHUNK = 4;

    private static final int MOST_WEIGHT = 16;

    private final Stages stages;
    private final CutGraph graph;

    /** By seed: the pieces that it reads. */
    private final Adjacency inputs;

    /** By piece: the seeds that read it. */
    private final Adjacency readers;

    private final int[] weights;
    private final SeedHeap near;
    private final int[] seenByChunk;
    private final int[] seenByLayer;
    private int chunk;
    private int layer;

    /**
     * Looks at what seeds read; those of the first stage read nothing.
     *
     * @param target what a chunk may cost
     */
    Affinity(CutGraph graph, Stages stages, long[] target) {
        this.graph = graph;
        this.stages = stages;
        inputs = inputs();
        weights = weights(target);
        readers = inputs.reverse(graph.size());
        near = new SeedHeap(stages.seeds.size());
        seenByChunk = new int[graph.size()];
        seenByLayer = new int[graph.size()];
    }

    private Adjacency inputs() {
        int[] start = new int[stages.seeds.size() + 1];
        int[] lastSeed = new int[graph.size()];
        Arrays.fill(lastSeed, -1);
        IntList found = new IntList();
        for (int seed = 0; seed < stages.seeds.size(); seed++) {
            for (int i = stages.seeds.start[seed]; i < stages.seeds.start[seed + 1]; i++) {
                int piece = stages.seeds.target[i];
                if (stages.stageOf[piece] > 0) {
                    collect(piece, seed, lastSeed, found);
                }
            }
            start[seed + 1] = found.size();
        }
        return Adjacency.ofRows(start, found.toArray());
    }

    private void collect(int piece, int seed, int[] lastSeed, IntList found) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (stages.seedOf[feeder] == seed || lastSeed[feeder] == seed) {
                continue;
            }
            lastSeed[feeder] = seed;
            found.add(feeder);
            for (int j = graph.previous.start[feeder]; j < graph.previous.start[feeder + 1]; j++) {
                int origin = graph.previous.target[j];
                if (lastSeed[origin] != seed) {
                    lastSeed[origin] = seed;
                    found.add(origin);
                }
            }
        }
    }

    /** How much all that a seed reads costs; at least as much as what seeds before it read. */
    int weight(int seed) {
        return weights[seed];
    }

    private int[] weights(long[] target) {
        int[] found = new int[stages.seeds.size()];
        for (int seed = 0; seed < found.length; seed++) {
            double costs = 0;
            for (int i = inputs.start[seed]; i < inputs.start[seed + 1]; i++) {
                costs += graph.share(inputs.target[i], target);
            }
            found[seed] = (int) Math.min(MOST_WEIGHT, WEIGHTS_PER_CHUNK * costs);
        }
        // Nothing can be packed before what reads it: so that heavy seeds come early, what reads them must come early,
        // too.
        for (int piece : graph.order) {
            for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
                int feeder = stages.seedOf[graph.previous.target[i]];
                found[stages.seedOf[piece]] = Math.max(found[stages.seedOf[piece]], found[feeder]);
            }
        }
        return found;
    }

    void openLayer() {
        layer++;
    }

    void openChunk() {
        chunk++;
        near.clear();
    }

    /**
     * Tells that a seed is in the open chunk.
     *
     * @param candidates what may still come into this layer
     * @param apart the same, those first that have the least in common with the layer
     */
    void added(int seed, boolean[] candidates, SeedHeap apart) {
        near.remove(seed);
        apart.remove(seed);
        for (int i = inputs.start[seed]; i < inputs.start[seed + 1]; i++) {
            int input = inputs.target[i];
            int sharing = readers.degree(input);
            if (seenByChunk[input] == chunk || sharing > MOST_READERS || sharing < 2) {
                continue;
            }
            boolean isNewInLayer = seenByLayer[input] != layer;
            seenByChunk[input] = chunk;
            seenByLayer[input] = layer;
            int weight = WEIGHT / (sharing - 1) + 1;
            for (int j = readers.start[input]; j < readers.start[input + 1]; j++) {
                int other = readers.target[j];
                if (candidates[other]) {
                    near.add(other, weight);
                    if (isNewInLayer) {
                        apart.change(other, -weight);
                    }
                }
            }
        }
    }

    /** Takes the seed that shares most with the chunk; none if no other one shares anything. */
    int nearest() {
        return near.isEmpty() ? Partition.NONE : near.poll();
    }
}
