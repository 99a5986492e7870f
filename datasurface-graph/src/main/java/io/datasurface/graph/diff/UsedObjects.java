package io.datasurface.graph.diff;

import java.util.Arrays;
import java.util.BitSet;

/** The objects that the nodes of a graph name, numbered anew without the others. */
final class UsedObjects {
    private final int[][] chosen = new int[Layout.values().length][];
    private final int[][] places = new int[Layout.values().length][];

    UsedObjects(NameTables names, NodeTables nodes) {
        BitSet stores = new BitSet();
        BitSet datasets = new BitSet();
        for (int[] whole : new int[][] {nodes.multi(), nodes.outputs()}) {
            for (int store : whole) {
                stores.set(store);
                datasets.set(names.firstDataset()[store], names.firstDataset()[store + 1]);
            }
        }
        for (int[] single : new int[][] {nodes.single(), nodes.exports()}) {
            for (int dataset : single) {
                datasets.set(dataset);
            }
        }
        for (int store = 0; store < names.stores().length; store++) {
            int first = datasets.nextSetBit(names.firstDataset()[store]);
            if (first >= 0 && first < names.firstDataset()[store + 1]) {
                stores.set(store);
            }
        }
        BitSet groups = new BitSet();
        BitSet workspaces = new BitSet();
        for (int group : nodes.consumers().entries()) {
            groups.set(group);
        }
        groups.stream().forEach(group -> workspaces.set(names.workspaceOf(group)));
        Arrays.stream(nodes.triggers()).forEach(workspaces::set);
        Arrays.stream(nodes.transformers()).forEach(workspaces::set);
        BitSet containers = new BitSet();
        for (int container = 0; container < names.containers().length; container++) {
            containers.set(container, nodes.firstExport()[container] < nodes.firstExport()[container + 1]);
        }
        put(Layout.STORE, stores, names);
        put(Layout.DATASET, datasets, names);
        put(Layout.CONTAINER, containers, names);
        put(Layout.WORKSPACE, workspaces, names);
        put(Layout.GROUP, groups, names);
    }

    private void put(Layout layout, BitSet used, NameTables names) {
        chosen[layout.ordinal()] = used.stream().toArray();
        int[] place = new int[names.count(layout)];
        int next = 0;
        for (int object : chosen[layout.ordinal()]) {
            place[object] = next++;
        }
        places[layout.ordinal()] = place;
    }

    /** The used objects of a kind, ascending. */
    int[] of(Layout layout) {
        return chosen[layout.ordinal()];
    }

    /** The new numbers of objects. */
    int[] numbers(Layout layout, int[] objects) {
        int[] place = places[layout.ordinal()];
        return Arrays.stream(objects).map(object -> place[object]).toArray();
    }

    /** How many used objects each used owner has. */
    int[] counts(Layout owner, Layout owned, int[] first) {
        int[] counts = new int[of(owner).length];
        int[] members = of(owned);
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            int end = first[of(owner)[i] + 1];
            while (next < members.length && members[next] < end) {
                counts[i]++;
                next++;
            }
        }
        return counts;
    }
}
