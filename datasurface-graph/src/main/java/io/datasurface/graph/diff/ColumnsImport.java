package io.datasurface.graph.diff;

import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import java.util.Arrays;

/** Takes the tables of a graph that was built from a source: the ids are those of the source, so nothing is sorted or looked up. */
final class ColumnsImport {
    private final IntentionGraph graph;
    private final GraphColumns columns;
    private final GraphSource source;

    ColumnsImport(IntentionGraph graph, GraphColumns columns) {
        this.graph = graph;
        this.columns = columns;
        this.source = columns.source();
    }

    NameTables names() {
        String[] stores = new String[source.storeCount()];
        int[] firstDataset = new int[stores.length + 1];
        for (int store = 0; store < stores.length; store++) {
            stores[store] = source.storeName(store);
            firstDataset[store + 1] = source.firstDataset(store + 1);
        }
        String[] datasets = new String[source.datasetCount()];
        for (int dataset = 0; dataset < datasets.length; dataset++) {
            datasets[dataset] = source.datasetName(dataset);
        }
        String[] containers = new String[source.containerCount()];
        for (int container = 0; container < containers.length; container++) {
            containers[container] = source.containerIdentity(container);
        }
        String[] workspaces = new String[source.workspaceCount()];
        int[] firstGroup = new int[workspaces.length + 1];
        for (int workspace = 0; workspace < workspaces.length; workspace++) {
            workspaces[workspace] = source.workspaceName(workspace);
            firstGroup[workspace + 1] = source.firstGroup(workspace + 1);
        }
        String[] groups = new String[source.groupCount()];
        for (int group = 0; group < groups.length; group++) {
            groups[group] = source.groupName(group);
        }
        return new NameTables(stores, firstDataset, datasets, containers, workspaces, firstGroup, groups);
    }

    int[] usersOfContainers() {
        int[] users = new int[source.containerCount()];
        Arrays.fill(users, -1);
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            if (source.container(workspace) >= 0) {
                users[source.container(workspace)] = workspace;
            }
        }
        return users;
    }

    NodeTables nodes() {
        int single = firstAtLeast(NodeKind.INGESTION_SINGLE);
        int export = firstAtLeast(NodeKind.EXPORT);
        int trigger = firstAtLeast(NodeKind.TRIGGER);
        int transformer = firstAtLeast(NodeKind.DATA_TRANSFORMER);
        String[] readsFrom = new String[export];
        Arrays.fill(readsFrom, "");
        for (int node = 0; node < export; node++) {
            int platform = columns.readsFrom(node);
            if (platform >= 0) {
                readsFrom[node] = source.platformName(platform);
            }
        }
        int[] transformers = subjects(transformer, graph.nodeCount());
        return new NodeTables(
                subjects(0, single),
                subjects(single, export),
                readsFrom,
                firstExports(export, trigger),
                subjects(export, trigger),
                consumers(export, trigger),
                subjects(trigger, transformer),
                transformers,
                Arrays.stream(transformers).map(source::outputStore).toArray());
    }

    /** Nodes are in the order of their kinds. */
    private int firstAtLeast(NodeKind kind) {
        int low = 0;
        int high = graph.nodeCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (graph.kind(middle).compareTo(kind) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int[] subjects(int from, int to) {
        int[] subjects = new int[to - from];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = columns.subject(from + i);
        }
        return subjects;
    }

    /** Exports are in the order of their containers. */
    private int[] firstExports(int from, int to) {
        int[] first = new int[source.containerCount() + 1];
        int node = from;
        for (int container = 0; container < source.containerCount(); container++) {
            first[container] = node - from;
            node = endOfContainer(container, node, to);
        }
        first[source.containerCount()] = to - from;
        return first;
    }

    private int endOfContainer(int container, int from, int to) {
        int step = 1;
        int low = from;
        while (low + step <= to && columns.container(low + step - 1) <= container) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(low + step - 1, to);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (columns.container(middle) <= container) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private IntRows consumers(int from, int to) {
        int[] starts = new int[to - from + 1];
        for (int export = from; export < to; export++) {
            starts[export - from + 1] = starts[export - from] + columns.consumerCount(export);
        }
        int[] groups = new int[starts[to - from]];
        for (int export = from, next = 0; export < to; export++) {
            int count = starts[export - from + 1] - starts[export - from];
            for (int i = 0; i < count; i++) {
                groups[next++] = columns.consumer(export, i);
            }
        }
        return new IntRows(starts, groups);
    }
}
