package io.datasurface.examples.benchmarks.ecosystem;

/**
 * How large an ecosystem is, and which one of that size.
 *
 * @param stores datastores, outputs of transformers among them; at least 20
 * @param datasets datasets of all stores; at least three for each store
 * @param consumers workspaces of consumers, at least one; transformers have theirs besides
 * @param platforms platforms for production, 1 to 3; one for development follows
 * @param seed the same seed gives the same ecosystem
 */
public record EcosystemSize(int stores, int datasets, int consumers, int platforms, long seed) {
    /** The seed of the published numbers. */
    public static final long SEED = 20_240_601;

    /** Refuses what is too small to have all parts. */
    public EcosystemSize {
        if (stores < 20 || datasets / stores < 3) {
            throw new IllegalArgumentException("An ecosystem has at least 20 stores and three datasets for each");
        }
        if (consumers < 1 || platforms < 1 || platforms > 3) {
            throw new IllegalArgumentException(
                    "An ecosystem has a consumer at least, and 1 to 3 platforms for production");
        }
    }

    /**
     * An ecosystem with three consumers for ten stores, on three platforms for production.
     *
     * @param stores datastores
     * @param datasets datasets of all stores
     * @param seed which one of that size
     * @return its size
     */
    public static EcosystemSize of(int stores, int datasets, long seed) {
        return new EcosystemSize(stores, datasets, Math.max(1, stores * 3 / 10), 3, seed);
    }

    /**
     * An ecosystem with ten datasets per store.
     *
     * @param stores datastores
     * @return its size
     */
    public static EcosystemSize of(int stores) {
        return of(stores, Math.multiplyExact(stores, 10), SEED);
    }

    int transformers() {
        return stores / 10;
    }

    /** Stores that are captured, which have the first numbers; the outputs of transformers follow. */
    int sources() {
        return stores - transformers();
    }

    int teams() {
        return Math.max(4, stores / 10);
    }

    int zones() {
        return Math.max(2, teams() / 50);
    }

    /** Containers that consumers share. */
    int containers() {
        return Math.max(4, Math.min(300, stores / 33));
    }
}
