package io.datasurface.graph.diff;

/**
 * Names of the objects that nodes are about. The id of an object is its place here; ids ascend with the names: stores, containers and
 * workspaces among their kind, datasets in their store, groups in their workspace.
 */
final class NameTables {
    private final String[] stores;
    private final int[] firstDataset;
    private final String[] datasets;
    private final String[] containers;
    private final String[] workspaces;
    private final int[] firstGroup;
    private final String[] groups;

    NameTables(
            String[] stores,
            int[] firstDataset,
            String[] datasets,
            String[] containers,
            String[] workspaces,
            int[] firstGroup,
            String[] groups) {
        this.stores = stores;
        this.firstDataset = firstDataset;
        this.datasets = datasets;
        this.containers = containers;
        this.workspaces = workspaces;
        this.firstGroup = firstGroup;
        this.groups = groups;
    }

    String[] stores() {
        return stores;
    }

    /** Where the datasets of each store begin, and behind them their number. */
    int[] firstDataset() {
        return firstDataset;
    }

    String[] datasets() {
        return datasets;
    }

    String[] containers() {
        return containers;
    }

    String[] workspaces() {
        return workspaces;
    }

    /** Where the dataset groups of each workspace begin, and behind them their number. */
    int[] firstGroup() {
        return firstGroup;
    }

    String[] groups() {
        return groups;
    }

    int storeOf(int dataset) {
        return IntRows.rowOf(firstDataset, dataset);
    }

    int workspaceOf(int group) {
        return IntRows.rowOf(firstGroup, group);
    }

    int count(Layout layout) {
        return switch (layout) {
            case STORE -> stores.length;
            case DATASET -> datasets.length;
            case CONTAINER -> containers.length;
            case WORKSPACE -> workspaces.length;
            case GROUP -> groups.length;
        };
    }

    /** Returns {@code store.dataset}. */
    String qualified(int dataset) {
        return stores[storeOf(dataset)] + "." + datasets[dataset];
    }

    /** Returns {@code workspace/group}. */
    String consumer(int group) {
        return workspaces[workspaceOf(group)] + "/" + groups[group];
    }
}
