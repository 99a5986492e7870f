package io.datasurface.graph;

import java.util.Arrays;

/** The nodes of a graph, in the order of their ids: one column per kind. */
final class NodeColumns {
    private final int[] multi;
    private final int[] single;
    private final ExportColumns exports;
    private final int[] transformers;

    NodeColumns(int[] multi, int[] single, ExportColumns exports, int[] transformers) {
        this.multi = multi;
        this.single = single;
        this.exports = exports;
        this.transformers = transformers;
    }

    /** Stores that are ingested as a whole, ascending. */
    int[] multi() {
        return multi;
    }

    /** Datasets that are ingested on their own, ascending. */
    int[] single() {
        return single;
    }

    /** The exports. */
    ExportColumns exports() {
        return exports;
    }

    /** Workspaces of the running transformers, ascending; each has a trigger node and a transformer node. */
    int[] transformers() {
        return transformers;
    }

    int firstSingle() {
        return multi.length;
    }

    int firstExport() {
        return multi.length + single.length;
    }

    int firstTrigger() {
        return firstExport() + exports.count();
    }

    int firstTransformer() {
        return firstTrigger() + transformers.length;
    }

    int count() {
        return Math.addExact(firstTransformer(), transformers.length);
    }

    /** First of a store's ingestion nodes; negative if the store is not ingested, or has no datasets. */
    int firstIngestion(SourceIndex index, int store) {
        if (!index.source().isSingleDataset(store)) {
            return Arrays.binarySearch(multi, store);
        }
        int at = Arrays.binarySearch(single, index.firstDataset(store));
        return at < 0 || index.datasetsOf(store) == 0 ? -1 : firstSingle() + at;
    }

    NodeKind kind(int node) {
        if (node < firstSingle()) {
            return NodeKind.INGESTION_MULTI;
        }
        if (node < firstExport()) {
            return NodeKind.INGESTION_SINGLE;
        }
        if (node < firstTrigger()) {
            return NodeKind.EXPORT;
        }
        return node < firstTransformer() ? NodeKind.TRIGGER : NodeKind.DATA_TRANSFORMER;
    }
}
