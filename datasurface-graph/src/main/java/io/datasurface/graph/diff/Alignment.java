package io.datasurface.graph.diff;

import java.util.Arrays;

/** Which object after a change is which one before: the one of the same name. By object before; -1 for one that is gone. */
final class Alignment {
    private final int[] stores;
    private final int[] datasets;
    private final int[] containers;
    private final int[] workspaces;
    private final int[] groups;

    Alignment(NameTables before, NameTables after) {
        stores = fresh(before.stores().length);
        merge(before.stores(), 0, stores.length, after.stores(), 0, after.stores().length, stores);
        datasets = inside(stores, before.firstDataset(), before.datasets(), after.firstDataset(), after.datasets());
        containers = fresh(before.containers().length);
        merge(before.containers(), 0, containers.length, after.containers(), 0, after.containers().length, containers);
        workspaces = fresh(before.workspaces().length);
        merge(before.workspaces(), 0, workspaces.length, after.workspaces(), 0, after.workspaces().length, workspaces);
        groups = inside(workspaces, before.firstGroup(), before.groups(), after.firstGroup(), after.groups());
    }

    int[] stores() {
        return stores;
    }

    int[] datasets() {
        return datasets;
    }

    int[] containers() {
        return containers;
    }

    int[] workspaces() {
        return workspaces;
    }

    int[] groups() {
        return groups;
    }

    int[] of(Layout layout) {
        return switch (layout) {
            case STORE -> stores;
            case DATASET -> datasets;
            case CONTAINER -> containers;
            case WORKSPACE -> workspaces;
            case GROUP -> groups;
        };
    }

    private static int[] inside(int[] owners, int[] firstBefore, String[] before, int[] firstAfter, String[] after) {
        int[] to = fresh(before.length);
        for (int owner = 0; owner < owners.length; owner++) {
            int now = owners[owner];
            if (now >= 0) {
                merge(
                        before,
                        firstBefore[owner],
                        firstBefore[owner + 1],
                        after,
                        firstAfter[now],
                        firstAfter[now + 1],
                        to);
            }
        }
        return to;
    }

    private static void merge(
            String[] before, int fromBefore, int toBefore, String[] after, int fromAfter, int toAfter, int[] to) {
        int now = fromAfter;
        for (int old = fromBefore; old < toBefore; old++) {
            int order = -1;
            while (now < toAfter && (order = compare(after[now], before[old])) < 0) {
                now++;
            }
            if (order == 0) {
                to[old] = now++;
            }
        }
    }

    /** Models that differ little share their names. */
    private static int compare(String one, String other) {
        return one.equals(other) ? 0 : one.compareTo(other);
    }

    private static int[] fresh(int count) {
        int[] places = new int[count];
        Arrays.fill(places, -1);
        return places;
    }
}
