package io.datasurface.graph;

/**
 * A source and what it answers only by searching: which store a dataset belongs to, and which workspace a group. The search for a store
 * begins at a table with about four entries per store, so it takes a step or two, however unequal the stores are.
 */
final class SourceIndex {
    private static final int BLOCKS_PER_STORE = 4;

    private final GraphSource source;
    private final int[] firstDataset;
    private final int blockBits;
    /** By block of datasets: the store of the first of them; behind them the last store. */
    private final int[] storeOfBlock;

    private final int[] workspaceOfGroup;

    SourceIndex(GraphSource source) {
        this.source = source;
        firstDataset = new int[source.storeCount()];
        for (int store = 0; store < firstDataset.length; store++) {
            firstDataset[store] = source.firstDataset(store);
        }
        int bits = 0;
        while (source.datasetCount() >>> bits > (long) firstDataset.length * BLOCKS_PER_STORE) {
            bits++;
        }
        blockBits = bits;
        storeOfBlock = blocks();
        workspaceOfGroup = new int[source.groupCount()];
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                workspaceOfGroup[group] = workspace;
            }
        }
    }

    private int[] blocks() {
        int[] stores = new int[(source.datasetCount() >>> blockBits) + 2];
        int store = 0;
        for (int block = 0; block < stores.length; block++) {
            while (store + 1 < firstDataset.length && firstDataset[store + 1] <= (long) block << blockBits) {
                store++;
            }
            stores[block] = store;
        }
        return stores;
    }

    GraphSource source() {
        return source;
    }

    /** The store that a dataset belongs to. */
    int storeOf(int dataset) {
        int block = dataset >>> blockBits;
        int low = storeOfBlock[block];
        int high = storeOfBlock[block + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstDataset[middle] <= dataset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Start of a store's datasets. */
    int firstDataset(int store) {
        return firstDataset[store];
    }

    /** How many datasets a store has. */
    int datasetsOf(int store) {
        return source.firstDataset(store + 1) - firstDataset[store];
    }

    /** How many ingestion nodes a store has where it is ingested. */
    int ingestionsOf(int store) {
        return source.isSingleDataset(store) ? datasetsOf(store) : 1;
    }

    /** The workspace that a dataset group belongs to. */
    int workspaceOf(int group) {
        return workspaceOfGroup[group];
    }

    /**
     * Rule "primary wins": the platform that another one reads a store from.
     *
     * @return the platform that the source names, or else the primary platform with the smallest name; -1 if the platform is primary itself,
     *     or if the store has none
     */
    int readsFrom(int platform, int store) {
        int from = source.firstPrimary(store);
        int to = source.firstPrimary(store + 1);
        for (int entry = from; entry < to; entry++) {
            if (source.primaryPlatform(entry) == platform) {
                return -1;
            }
        }
        if (from == to) {
            return -1;
        }
        int feeding = source.feedingPlatform(platform, store);
        return feeding < 0 ? source.primaryPlatform(from) : feeding;
    }
}
