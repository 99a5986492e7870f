package io.datasurface.graph.chunk;

import java.util.Arrays;

/** Joins pieces that belong together whatever the plan: exports that nothing waits for with their ingestion, chains without branches. */
final class Clusters {
    private final CutGraph graph;
    private final long[] caps;
    private final int[] clusterOf;
    private final ChunkLoads loads;

    private Clusters(CutGraph graph, long[] caps) {
        this.graph = graph;
        this.caps = caps;
        this.clusterOf = new int[graph.size()];
        this.loads = new ChunkLoads(graph);
    }

    /**
     * Numbers the clusters. A piece joins the only piece that feeds it, so no cycle can arise.
     *
     * @param caps most that a cluster may cost; a single piece may cost more
     */
    static int[] of(CutGraph graph, long[] caps) {
        Clusters clusters = new Clusters(graph, caps);
        clusters.join();
        return clusters.numbered();
    }

    private void join() {
        int[] bundleOf = new int[graph.size()];
        Arrays.fill(bundleOf, Partition.NONE);
        for (int piece : graph.order) {
            boolean leaf = graph.next.degree(piece) == 0;
            int cluster = Partition.NONE;
            if (graph.previous.degree(piece) == 1) {
                int feeder = graph.previous.target[graph.previous.start[piece]];
                if ((leaf || graph.next.degree(feeder) == 1) && loads.fits(piece, clusterOf[feeder], caps)) {
                    cluster = clusterOf[feeder];
                } else if (leaf) {
                    if (bundleOf[feeder] == Partition.NONE || !loads.fits(piece, bundleOf[feeder], caps)) {
                        bundleOf[feeder] = loads.addChunk();
                    }
                    cluster = bundleOf[feeder];
                }
            }
            if (cluster == Partition.NONE) {
                cluster = loads.addChunk();
            }
            clusterOf[piece] = cluster;
            loads.add(piece, cluster);
        }
    }

    /** Numbers the clusters in the order of their first pieces. */
    private int[] numbered() {
        int[] number = new int[loads.count()];
        Arrays.fill(number, Partition.NONE);
        int next = 0;
        int[] numbered = new int[clusterOf.length];
        for (int piece = 0; piece < clusterOf.length; piece++) {
            if (number[clusterOf[piece]] == Partition.NONE) {
                number[clusterOf[piece]] = next++;
            }
            numbered[piece] = number[clusterOf[piece]];
        }
        return numbered;
    }
}
