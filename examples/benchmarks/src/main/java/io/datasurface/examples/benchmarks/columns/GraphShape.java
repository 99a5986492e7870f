package io.datasurface.examples.benchmarks.columns;

import java.util.Locale;

/**
 * What an ecosystem of columns looks like. Sizes of stores and of workspaces and the popularity of stores follow power laws; teams mostly
 * read what is near them.
 *
 * @param datasets datasets of all stores, about
 * @param stores datastores that are captured; each transformer adds one
 * @param singlePercent how many stores of a hundred are ingested dataset by dataset
 * @param consumers workspaces that only read
 * @param consumerSinks what each of them reads, on average
 * @param transformers workspaces that read and write
 * @param transformerSinks what each of them reads from captured stores, on average
 * @param depth transformers of the longest chains
 * @param selfPercent how many transformers of a hundred read their own output
 * @param containers places for data
 * @param hubPercent how many consumers of a hundred use the first container
 * @param nearPercent how many reads of a hundred are of stores that are near
 * @param platforms platforms; consumers are spread over them, and every tenth store has a primary one
 */
public record GraphShape(
        int datasets,
        int stores,
        int singlePercent,
        int consumers,
        int consumerSinks,
        int transformers,
        int transformerSinks,
        int depth,
        int selfPercent,
        int containers,
        int hubPercent,
        int nearPercent,
        int platforms) {
    /** Shapes by name. */
    public enum Kind {
        /** What large companies have: 10,000 stores, chains up to three, a hub. */
        REALISTIC,
        /** Nearly all consumers share one container. */
        HUB,
        /** More stores, all of them ingested dataset by dataset. */
        SINGLE,
        /** Chains of twenty transformers. */
        CHAINS,
        /** Everybody reads anything: one component. */
        GIANT,
        /** Every transformer reads its own output. */
        SELF,
        /** Four platforms. */
        PLATFORMS
    }

    private static final int USUAL = 10_000;
    private static final int TWELVE = 12_000;

    /**
     * A shape by name.
     *
     * @param kind which one
     * @param datasets how many datasets
     * @return the shape
     */
    public static GraphShape of(Kind kind, int datasets) {
        GraphShape usual = usual(datasets);
        return switch (kind) {
            case REALISTIC -> usual;
            case HUB -> usual.with(usual.stores, 50, usual.depth, usual.selfPercent, 90, usual.nearPercent, 1);
            case SINGLE ->
                usual.with(
                        Math.max(1, Math.min(TWELVE, datasets / 8)),
                        100,
                        usual.depth,
                        usual.selfPercent,
                        usual.hubPercent,
                        usual.nearPercent,
                        1);
            case CHAINS ->
                usual.with(
                        usual.stores,
                        usual.singlePercent,
                        20,
                        usual.selfPercent,
                        usual.hubPercent,
                        usual.nearPercent,
                        1);
            case GIANT -> usual.with(usual.stores, usual.singlePercent, 8, usual.selfPercent, usual.hubPercent, 0, 1);
            case SELF ->
                usual.with(usual.stores, usual.singlePercent, usual.depth, 100, usual.hubPercent, usual.nearPercent, 1);
            case PLATFORMS ->
                usual.with(
                        usual.stores,
                        usual.singlePercent,
                        usual.depth,
                        usual.selfPercent,
                        usual.hubPercent,
                        usual.nearPercent,
                        4);
        };
    }

    /** About 3.9 nodes for each of 100,000 datasets, 1.4 for each of 12 million. */
    private static GraphShape usual(int datasets) {
        int stores = Math.max(10, Math.min(USUAL, datasets / 10));
        int transformers = Math.max(2, stores / 5);
        int consumers = Math.max(1, stores / 10);
        double perDataset = datasets <= 300_000 ? 4.4 : datasets <= 3_000_000 ? 1.4 : 1.3;
        double exports = perDataset * datasets;
        return new GraphShape(
                datasets,
                stores,
                40,
                consumers,
                (int) (exports * 0.6 / consumers),
                transformers,
                (int) (exports * 0.4 / transformers),
                3,
                3,
                Math.max(3, stores / 33),
                14,
                85,
                1);
    }

    private GraphShape with(int stores, int single, int depth, int self, int hub, int near, int platforms) {
        return new GraphShape(
                datasets,
                stores,
                single,
                consumers,
                consumerSinks,
                transformers,
                transformerSinks,
                depth,
                self,
                containers,
                hub,
                near,
                platforms);
    }

    /** Returns the counts. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d datasets, %,d stores, %,d consumers, %,d transformers, %,d containers, %d platforms",
                datasets,
                stores + transformers,
                consumers,
                transformers,
                containers,
                platforms);
    }
}
