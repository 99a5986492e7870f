package io.datasurface.graph.chunk;

import java.util.PriorityQueue;

/** Says which seed of a stage has most in common with the open chunk: what both read is referred to once if they are together. */
final class Affinity {
    /** What so many seeds read says little about which of them belong together. */
    private static final int MOST_READERS = 256;

    private static final int WEIGHT = 720_720;

    private final Adjacency inputs;
    private final Adjacency readers;
    private final int[] score;
    private final int[] scoredFor;
    private final int[] inputSeenBy;
    private final PriorityQueue<Long> queue = new PriorityQueue<>();
    private int chunk;

    /**
     * Looks at what seeds read.
     *
     * @param local for each piece -1, as it is afterwards, too
     */
    Affinity(Partition partition, Stages stages, int stage, int[] seeds, int[] local) {
        CutGraph graph = partition.graph;
        IntList numbered = new IntList();
        IntList from = new IntList();
        IntList to = new IntList();
        for (int seed = 0; seed < seeds.length; seed++) {
            for (int i = stages.seeds.start[seeds[seed]]; i < stages.seeds.start[seeds[seed] + 1]; i++) {
                int piece = stages.seeds.target[i];
                if (partition.chunkOf[piece] != Partition.NONE) {
                    continue;
                }
                for (int j = graph.previous.start[piece]; j < graph.previous.start[piece + 1]; j++) {
                    int feeder = graph.previous.target[j];
                    if (stages.stageOf[feeder] >= stage) {
                        continue;
                    }
                    if (local[feeder] < 0) {
                        local[feeder] = numbered.size();
                        numbered.add(feeder);
                    }
                    from.add(seed);
                    to.add(local[feeder]);
                    for (int k = graph.previous.start[feeder]; k < graph.previous.start[feeder + 1]; k++) {
                        int origin = graph.previous.target[k];
                        if (local[origin] < 0) {
                            local[origin] = numbered.size();
                            numbered.add(origin);
                        }
                        from.add(seed);
                        to.add(local[origin]);
                    }
                }
            }
        }
        int inputCount = numbered.size();
        for (int i = 0; i < inputCount; i++) {
            local[numbered.get(i)] = -1;
        }
        inputs = Adjacency.rectangle(seeds.length, inputCount, from.toArray(), to.toArray(), from.size());
        readers = Adjacency.rectangle(inputCount, seeds.length, to.toArray(), from.toArray(), from.size());
        score = new int[seeds.length];
        scoredFor = new int[seeds.length];
        inputSeenBy = new int[inputCount];
    }

    void open() {
        chunk++;
        queue.clear();
    }

    /** Tells that a seed is in the open chunk. */
    void added(int seed) {
        for (int i = inputs.start[seed]; i < inputs.start[seed + 1]; i++) {
            int input = inputs.target[i];
            int sharing = readers.degree(input);
            if (inputSeenBy[input] == chunk || sharing > MOST_READERS || sharing < 2) {
                continue;
            }
            inputSeenBy[input] = chunk;
            for (int j = readers.start[input]; j < readers.start[input + 1]; j++) {
                int other = readers.target[j];
                if (scoredFor[other] != chunk) {
                    scoredFor[other] = chunk;
                    score[other] = 0;
                }
                score[other] += WEIGHT / (sharing - 1) + 1;
                queue.add(-((long) score[other] << 31) + other);
            }
        }
    }

    /** Takes the best seed that is not done; -1 if none has anything in common with the chunk. */
    int best(boolean[] done) {
        while (true) {
            Long top = queue.poll();
            if (top == null) {
                return -1;
            }
            int seed = (int) (top & Integer.MAX_VALUE);
            if (!done[seed] && -(top - seed) >> 31 == score[seed]) {
                return seed;
            }
        }
    }
}
