package io.datasurface.graph.chunk;

import io.datasurface.graph.chunk.BalanceRun.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The way from a plan to another one that was made from nothing. Chunks of the new plan take the place of those with which they have most
 * nodes in common, and are filled in the order of their waves. A step ends as soon as what has moved so far leaves a plan that may be
 * deployed: acyclic, and within the limits.
 */
final class Recut {
    private final BalanceRun run;
    private final Partition partition;
    private final Partition goal;
    private final Caps caps;
    private final ChunkEdges edges;
    private final BitSet overfull = new BitSet();
    private final BitSet wasOverfull = new BitSet();
    private final int[] chunkOfGoal;
    private final IntList pieces = new IntList();
    private final IntList from = new IntList();
    private int nodes;
    private long references;

    private Recut(BalanceRun run, Partition goal, Caps caps, int[] chunkOfGoal) {
        this.run = run;
        this.partition = run.partition;
        this.goal = goal;
        this.caps = caps;
        this.chunkOfGoal = chunkOfGoal;
        for (int chunk = 0; chunk < chunkOfGoal.length; chunk++) {
            if (chunkOfGoal[chunk] == Partition.NONE && goal.loads.pieces(chunk) > 0) {
                chunkOfGoal[chunk] = partition.addChunk(0);
            }
        }
        this.edges = new ChunkEdges(partition);
        for (int chunk = 0; chunk < partition.chunks(); chunk++) {
            wasOverfull.set(chunk, !partition.loads.within(chunk, caps.hard()));
        }
        this.references = run.references();
    }

    /**
     * Moves as far as the budget allows.
     *
     * @param goal the plan to reach; its levels are its waves
     * @return whether pins allow the way; if not, nothing has moved
     */
    static boolean make(BalanceRun run, Partition goal, Caps caps, Pieces pieces, boolean[] pinned) {
        Optional<int[]> places = places(run.partition, goal, pieces, pinned);
        places.ifPresent(found -> new Recut(run, goal, caps, found).run());
        return places.isPresent();
    }

    /** By chunk of the goal: the chunk whose place it takes, or none; empty if pinned pieces would have to move. */
    private static Optional<int[]> places(Partition partition, Partition goal, Pieces pieces, boolean[] pinned) {
        LongIntMap common = new LongIntMap(1 << 10);
        int[] placeOf = new int[goal.chunks()];
        int[] takenBy = new int[partition.chunks()];
        Arrays.fill(placeOf, Partition.NONE);
        Arrays.fill(takenBy, Partition.NONE);
        for (int piece = 0; piece < pinned.length; piece++) {
            int chunk = goal.chunkOf[piece];
            int place = partition.chunkOf[piece];
            common.add(((long) chunk << 32) | place, pieces.sizeOf(piece));
            if (pinned[piece]) {
                if ((placeOf[chunk] != Partition.NONE && placeOf[chunk] != place)
                        || (takenBy[place] != Partition.NONE && takenBy[place] != chunk)) {
                    return Optional.empty();
                }
                placeOf[chunk] = place;
                takenBy[place] = chunk;
            }
        }
        record Pair(int nodes, int chunk, int place) {}
        List<Pair> pairs = new ArrayList<>();
        common.forEach(key -> pairs.add(new Pair(common.get(key), (int) (key >>> 32), (int) key)));
        pairs.sort((a, b) -> a.nodes() != b.nodes()
                ? Integer.compare(b.nodes(), a.nodes())
                : a.chunk() != b.chunk()
                        ? Integer.compare(a.chunk(), b.chunk())
                        : Integer.compare(a.place(), b.place()));
        for (Pair pair : pairs) {
            if (placeOf[pair.chunk()] == Partition.NONE && takenBy[pair.place()] == Partition.NONE) {
                placeOf[pair.chunk()] = pair.place();
                takenBy[pair.place()] = pair.chunk();
            }
        }
        return Optional.of(placeOf);
    }

    private void run() {
        Adjacency members = goal.members();
        long[] order = new long[goal.chunks()];
        for (int chunk = 0; chunk < order.length; chunk++) {
            order[chunk] = (goal.level(chunk) << 32) | chunk;
        }
        Arrays.sort(order);
        for (long packed : order) {
            int chunk = (int) packed;
            for (int i = members.start[chunk]; i < members.start[chunk + 1]; i++) {
                move(members.target[i], chunkOfGoal[chunk]);
            }
            if (nodes > run.budget()) {
                break;
            }
            if (pieces.size() > 0 && overfull.isEmpty() && edges.isAcyclic()) {
                close();
            }
        }
        // What is no whole step goes back.
        while (!pieces.isEmpty()) {
            move(pieces.removeLast(), from.removeLast());
            pieces.removeLast();
            from.removeLast();
        }
    }

    private void move(int piece, int to) {
        int chunk = partition.chunkOf[piece];
        if (chunk != to) {
            pieces.add(piece);
            from.add(chunk);
            nodes += run.nodesOf(piece);
            edges.move(piece, to);
            check(chunk);
            check(to);
        }
    }

    private void check(int chunk) {
        overfull.set(
                chunk,
                !partition.loads.within(chunk, caps.hard())
                        && partition.loads.pieces(chunk) > 1
                        && !wasOverfull.get(chunk));
    }

    private void close() {
        int[] moved = pieces.toArray();
        int[] to = Arrays.stream(moved).map(piece -> partition.chunkOf[piece]).toArray();
        long now = run.references();
        run.made(new Step(RebalanceStep.Why.NEW_CUT, references - now, moved, from.toArray(), to));
        references = now;
        pieces.clear();
        from.clear();
        nodes = 0;
    }
}
