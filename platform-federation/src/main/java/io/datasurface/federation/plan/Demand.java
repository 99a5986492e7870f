package io.datasurface.federation.plan;

/** Who needs a store that a platform has. */
final class Demand {
    private final int store;
    private final int root;
    private final int[] readers;
    private final int apart;

    /**
     * A demand.
     *
     * @param store id of the store
     * @param root id of the platform that has it
     * @param readers ids of the others that need it, ascending; shared, not copied
     * @param apart id of a platform that must not pass it on, because it reads the source itself for the time being; -1: none
     */
    Demand(int store, int root, int[] readers, int apart) {
        this.store = store;
        this.root = root;
        this.readers = readers;
        this.apart = apart;
    }

    int store() {
        return store;
    }

    int root() {
        return root;
    }

    int[] readers() {
        return readers;
    }

    int apart() {
        return apart;
    }
}
