package io.datasurface.graph;

/** Questions about stores that a source answers only together. */
final class Stores {
    private Stores() {}

    /** The store that a dataset belongs to. */
    static int of(GraphSource source, int dataset) {
        return of(source, dataset, 0);
    }

    /** The store that a dataset belongs to, which is {@code hint} or a later one; cheap if it is not much later. */
    static int of(GraphSource source, int dataset, int hint) {
        int step = 1;
        int low = hint;
        while (low + step < source.storeCount() && source.firstDataset(low + step) <= dataset) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(low + step, source.storeCount());
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (source.firstDataset(middle) <= dataset) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Rule "primary wins": the platform that another one reads a store from.
     *
     * @return the primary platform with the smallest name; -1 if the platform is primary itself, or if the store has none
     */
    static int readsFrom(GraphSource source, int platform, int store) {
        int from = source.firstPrimary(store);
        int to = source.firstPrimary(store + 1);
        for (int entry = from; entry < to; entry++) {
            if (source.primaryPlatform(entry) == platform) {
                return -1;
            }
        }
        return from == to ? -1 : source.primaryPlatform(from);
    }
}
