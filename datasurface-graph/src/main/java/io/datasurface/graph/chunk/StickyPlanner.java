package io.datasurface.graph.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a plan out of a previous one: what was placed stays, what is new is added, and only what limits or cycles force moves. */
final class StickyPlanner {
    private static final int ROUNDS = 6;

    /** The longest way through the chunks that nothing has to move for. */
    private static final long HIGHEST = 16;

    /** So many steps the moves of chunks to later levels may take together, for each piece; and in a small graph. */
    private static final int PATIENCE = 20;

    private static final int LEAST_PATIENCE = 10_000_000;

    /** One of so many pieces is new where a change is large. */
    private static final int MANY = 100;

    private final Pieces pieces;
    private final CutGraph graph;
    private final Caps caps;
    private final ChunkPlan before;
    private final boolean[] alone;
    private final boolean[] pinned;
    private final Partition partition;
    private final List<Chunk> kept = new ArrayList<>();

    StickyPlanner(Pieces pieces, Caps caps, ChunkPlan before, boolean[] alone) {
        this.pieces = pieces;
        this.graph = pieces.graph();
        this.caps = caps;
        this.before = before;
        this.alone = alone;
        this.pinned = new boolean[graph.size()];
        this.partition = new Partition(graph);
    }

    Partition partition() {
        return partition;
    }

    /** The previous chunks that still have nodes; the first chunks of the partition. */
    List<Chunk> kept() {
        return kept;
    }

    /**
     * Makes the plan.
     *
     * @param cellNames names of the cells, in order of preference
     * @return the cells, in which chunks that fit nowhere are not
     */
    Cells plan(List<String> cellNames) {
        boolean[] isNew = keep();
        Evictor evictor = new Evictor(partition, caps.hard(), alone, pinned);
        evictFromOverfull(evictor, isNew);
        ChunkOrder order = level(evictor, isNew);
        Cells cells = new Cells(partition, caps);
        for (int chunk = 0; chunk < kept.size(); chunk++) {
            int cell = cellNames.indexOf(kept.get(chunk).cell());
            if (cell >= 0) {
                cells.put(chunk, cell);
            }
        }
        CellPacker packer = new CellPacker(partition, caps, cells, pinnedChunks());
        packer.relieve();
        packer.pack();
        int[] open = unplaced();
        int firstNew = partition.chunks();
        new Placer(partition, caps, cells, alone, order).placeAll();
        Refiner.refine(partition, caps.hard(), caps.target(), firstNew, cells, open, ROUNDS);
        packer.pack();
        return cells;
    }

    /** Gives levels to all chunks, and to all that is in none. */
    private ChunkOrder level(Evictor evictor, boolean[] isNew) {
        boolean many = (long) MANY * partition.unplaced() > graph.size();
        long highest = HIGHEST;
        for (Chunk chunk : kept) {
            highest = Math.max(highest, chunk.wave());
        }
        // Where there is room for one more, a large change may use a step before all others, too.
        int first = many && kept.stream().allMatch(chunk -> chunk.wave() < HIGHEST) ? 1 : 0;
        for (int chunk = 0; chunk < kept.size(); chunk++) {
            partition.relevel(chunk, (kept.get(chunk).wave() + first) * ChunkOrder.STEP);
        }
        ChunkOrder order = new ChunkOrder(
                partition, new Hosts(partition, caps.hard(), alone, many), highest * ChunkOrder.STEP, patience());
        Leveller leveller = new Leveller(partition, order, evictor, caps.hard(), alone, isNew);
        if (leveller.isDone()) {
            return order;
        }
        if (partition.unplaced() > 0 || !isAcyclic()) {
            if (leveller.run()) {
                return order;
            }
            // Pins stand against what has to move: circles are broken without regard to the depth.
            new CycleBreaker(partition, evictor, caps.hard(), ranks(), isNew).run();
        }
        partition.relevel(ChunkOrder.STEP);
        Hosts hosts = new Hosts(partition, caps.hard(), alone, false);
        return new ChunkOrder(partition, hosts, partition.highestLevel(), patience());
    }

    private long patience() {
        return Math.max(LEAST_PATIENCE, (long) PATIENCE * graph.size());
    }

    private boolean isAcyclic() {
        int chunks = partition.chunks();
        return Waves.reaches(graph.next.quotient(partition.chunkOf, chunks)) == chunks;
    }

    /** What has no chunk yet, in the order of the graph; what must be alone is not there, as it stays where it is put. */
    private int[] unplaced() {
        IntList open = new IntList();
        for (int piece : graph.order) {
            if (partition.chunkOf[piece] == Partition.NONE && !alone[piece]) {
                open.add(piece);
            }
        }
        return open.toArray();
    }

    /** Puts each piece where most of its nodes were, pinned ones first; tells which pieces were nowhere. */
    private boolean[] keep() {
        int[] chunkBefore = pieces.nodes().byNode(before.chunksOf(pieces.nodes().graph()));
        int[] numberOf = new int[before.chunks().size()];
        Arrays.fill(numberOf, Partition.NONE);
        for (int chunk : chunkBefore) {
            if (chunk >= 0) {
                numberOf[chunk] = 0;
            }
        }
        for (int chunk = 0; chunk < numberOf.length; chunk++) {
            if (numberOf[chunk] == 0) {
                numberOf[chunk] = partition.addChunk(0);
                kept.add(before.chunks().get(chunk));
            }
        }
        int[] pinnedTo = pinnedTo(chunkBefore);
        boolean[] isNew = new boolean[graph.size()];
        for (int piece = 0; piece < graph.size(); piece++) {
            int chunk = pinned[piece] ? pinnedTo[piece] : usualOf(piece, chunkBefore);
            if (chunk >= 0) {
                partition.put(piece, numberOf[chunk]);
            } else {
                isNew[piece] = true;
            }
        }
        return isNew;
    }

    /** The chunk of the pinned nodes of each piece; of most of them, where they were apart. */
    private int[] pinnedTo(int[] chunkBefore) {
        int[] pinnedTo = new int[graph.size()];
        for (int node : pieces.pinnedNodes()) {
            int piece = pieces.pieceOf(node);
            if (chunkBefore[node] >= 0 && !pinned[piece]) {
                pinned[piece] = true;
                int[] members = Arrays.stream(pieces.membersOf(piece))
                        .filter(member -> Arrays.binarySearch(pieces.pinnedNodes(), member) >= 0)
                        .toArray();
                pinnedTo[piece] = usual(members, chunkBefore);
            }
        }
        return pinnedTo;
    }

    private boolean[] pinnedChunks() {
        boolean[] hold = new boolean[partition.chunks()];
        for (int piece = 0; piece < pinned.length; piece++) {
            if (pinned[piece] && partition.chunkOf[piece] != Partition.NONE) {
                hold[partition.chunkOf[piece]] = true;
            }
        }
        return hold;
    }

    private int usualOf(int piece, int[] chunkBefore) {
        return pieces.sizeOf(piece) == 1
                ? chunkBefore[pieces.firstOf(piece)]
                : usual(pieces.membersOf(piece), chunkBefore);
    }

    private static int usual(int[] nodes, int[] chunkBefore) {
        int[] chunks = new int[nodes.length];
        int known = 0;
        for (int node : nodes) {
            if (chunkBefore[node] >= 0) {
                chunks[known++] = chunkBefore[node];
            }
        }
        Arrays.sort(chunks, 0, known);
        int best = Partition.NONE;
        int most = 0;
        int run = 0;
        for (int i = 0; i < known; i++) {
            run = i > 0 && chunks[i] == chunks[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                best = chunks[i];
            }
        }
        return best;
    }

    private void evictFromOverfull(Evictor evictor, boolean[] isNew) {
        Adjacency members = null;
        int chunks = partition.chunks();
        for (int chunk = 0; chunk < chunks; chunk++) {
            if (!partition.loads.within(chunk, caps.hard())) {
                if (members == null) {
                    members = partition.members();
                }
                evictor.fit(
                        chunk,
                        Arrays.copyOfRange(members.target, members.start[chunk], members.start[chunk + 1]),
                        isNew);
            }
        }
    }

    /** The order of the chunks by the waves that they had, then by id. */
    private int[] ranks() {
        long[] order = new long[kept.size()];
        for (int chunk = 0; chunk < order.length; chunk++) {
            order[chunk] = ((long) kept.get(chunk).wave() << 32) | chunk;
        }
        Arrays.sort(order);
        int[] ranks = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[(int) order[rank]] = rank;
        }
        return ranks;
    }
}
