package io.datasurface.graph.chunk;

/** A plan from nothing. Pieces that belong together whatever the plan are clusters; these are what is packed. */
final class FreshPlan {
    /** Clusters that are moved as one are at most this part of a chunk. */
    private static final int CLUSTERS_PER_CHUNK = 8;

    private static final int ROUNDS = 6;

    /** The clusters, or the pieces, in chunks. */
    final Partition partition;

    /** By piece: its chunk. */
    final int[] chunkOf;

    private FreshPlan(Partition partition, int[] chunkOf) {
        this.partition = partition;
        this.chunkOf = chunkOf;
    }

    /**
     * Makes a plan.
     *
     * @param alone pieces that exceed a cap by themselves
     */
    static FreshPlan of(Pieces pieces, Caps caps, boolean[] alone) {
        PieceColumns columns = pieces.columns();
        Clusters.Numbers clusters = Clusters.of(columns, clusterCaps(caps));
        int[] clusterOf = clusters.clusterOf();
        CutGraph coarse = columns.contract(clusterOf, clusters.count());
        boolean[] coarseAlone = new boolean[coarse.size()];
        for (int piece = 0; piece < alone.length; piece++) {
            if (alone[piece]) {
                coarseAlone[clusterOf[piece]] = true;
            }
        }
        Partition plan = FreshPlanner.plan(coarse, caps, coarseAlone);
        Refiner.refine(plan, caps.target(), ROUNDS);
        if (!columns.hasGroups()) {
            Merger.merge(plan, caps.target());
        }
        for (int piece = 0; piece < clusterOf.length; piece++) {
            clusterOf[piece] = plan.chunkOf[clusterOf[piece]];
        }
        return columns.hasGroups()
                ? refined(pieces(pieces.graph(), plan, clusterOf), caps)
                : new FreshPlan(plan, clusterOf);
    }

    /** What is paid once per chunk makes it worth while to look at each piece. */
    private static FreshPlan refined(Partition plan, Caps caps) {
        Refiner.refine(plan, caps.target(), ROUNDS);
        Merger.merge(plan, caps.target());
        return new FreshPlan(plan, plan.chunkOf);
    }

    private static long[] clusterCaps(Caps caps) {
        long[] clusterCaps = caps.target().clone();
        for (int d = 0; d < clusterCaps.length; d++) {
            if (clusterCaps[d] != Long.MAX_VALUE) {
                // What a chunk has one of, such as a class that its nodes are of, a cluster has one of, too.
                clusterCaps[d] = Math.max(Math.min(1, clusterCaps[d]), clusterCaps[d] / CLUSTERS_PER_CHUNK);
            }
        }
        return clusterCaps;
    }

    /** The chunks of the pieces themselves. */
    @SuppressWarnings("ReferenceEquality") // whether it is that very graph which was cut
    Partition pieces(CutGraph graph) {
        return partition.graph == graph ? partition : pieces(graph, partition, chunkOf);
    }

    private static Partition pieces(CutGraph graph, Partition plan, int[] chunkOf) {
        Partition pieces = new Partition(graph);
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            pieces.addChunk(plan.level(chunk));
        }
        for (int piece = 0; piece < chunkOf.length; piece++) {
            pieces.put(piece, chunkOf[piece]);
        }
        return pieces;
    }
}
