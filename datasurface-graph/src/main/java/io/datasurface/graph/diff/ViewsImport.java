package io.datasurface.graph.diff;

import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.EcosystemIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;

/** Takes the tables of any graph, through its views: names are collected and sorted, and nodes numbered anew. */
final class ViewsImport {
    private final IntentionGraph graph;
    private final NodeLists lists;
    private final NameTables names;

    ViewsImport(IntentionGraph graph, EcosystemIndex model) {
        this.graph = graph;
        this.lists = new NodeLists(graph);
        // A store that is ingested or written as a whole stands for all of its datasets, exported or not.
        lists.multi.forEach(node -> addDatasets(model, node.store()));
        lists.transformers.forEach(node -> addDatasets(model, node.outputStore()));
        this.names = new NameTables(
                lists.stores.keySet().toArray(new String[0]),
                starts(lists.stores),
                inside(lists.stores),
                lists.containers.toArray(new String[0]),
                lists.workspaces.keySet().toArray(new String[0]),
                starts(lists.workspaces),
                inside(lists.workspaces));
    }

    private void addDatasets(EcosystemIndex model, String store) {
        model.datastore(store)
                .ifPresent(entry ->
                        lists.store(store).addAll(entry.datastore().datasets().keySet()));
    }

    NameTables names() {
        return names;
    }

    int[] usersOfContainers() {
        int[] users = new int[names.containers().length];
        Arrays.fill(users, -1);
        for (ExportNode node : lists.exports) {
            if (!node.consumers().isEmpty()) {
                users[Arrays.binarySearch(names.containers(), node.container())] =
                        workspace(node.consumers().get(0).workspace());
            }
        }
        return users;
    }

    NodeTables nodes() {
        int[] exported = new int[lists.exports.size()];
        int[] firstExport = new int[names.containers().length + 1];
        int[] starts = new int[exported.length + 1];
        int[] groups = new int
                [lists.exports.stream()
                        .mapToInt(node -> node.consumers().size())
                        .sum()];
        for (int i = 0; i < exported.length; i++) {
            ExportNode node = lists.exports.get(i);
            exported[i] = dataset(node.store(), node.dataset());
            firstExport[Arrays.binarySearch(names.containers(), node.container()) + 1]++;
            starts[i + 1] = starts[i];
            for (DatasetGroupKey consumer : node.consumers()) {
                groups[starts[i + 1]++] = group(consumer);
            }
            Arrays.sort(groups, starts[i], starts[i + 1]);
        }
        Arrays.parallelPrefix(firstExport, Integer::sum);
        return new NodeTables(
                lists.multi.stream().mapToInt(node -> store(node.store())).toArray(),
                lists.single.stream()
                        .mapToInt(node -> dataset(node.store(), node.dataset()))
                        .toArray(),
                readsFrom(),
                firstExport,
                exported,
                new IntRows(starts, groups),
                lists.triggers.stream()
                        .mapToInt(node -> workspace(node.workspace()))
                        .toArray(),
                lists.transformers.stream()
                        .mapToInt(node -> workspace(node.workspace()))
                        .toArray(),
                lists.transformers.stream()
                        .mapToInt(node -> store(node.outputStore()))
                        .toArray());
    }

    Links links() {
        List<IntentionNode> all = lists.all();
        int[] places = new int[all.size()];
        for (int i = 0; i < places.length; i++) {
            places[all.get(i).id()] = i;
        }
        int[] starts = new int[places.length + 1];
        int[] successors = new int[graph.edgeCount()];
        BitSet previousBatch = new BitSet();
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            int node = all.get(i).id();
            long[] row = new long[graph.successorCount(node)];
            for (int s = 0; s < row.length; s++) {
                row[s] = 2L * places[graph.successor(node, s)] + (graph.isPreviousBatch(node, s) ? 1 : 0);
            }
            Arrays.sort(row);
            for (long edge : row) {
                previousBatch.set(next, edge % 2 == 1);
                successors[next++] = (int) (edge / 2);
            }
            starts[i + 1] = next;
        }
        return Links.of(new IntRows(starts, successors), previousBatch);
    }

    Needs needs() {
        Map<NodeRequirements, Integer> dictionary = new HashMap<>();
        int[] places = lists.all().stream()
                .mapToInt(node -> dictionary.computeIfAbsent(node.requirements(), key -> dictionary.size()))
                .toArray();
        NodeRequirements[] values = new NodeRequirements[dictionary.size()];
        dictionary.forEach((value, place) -> values[place] = value);
        return Needs.of(places, values);
    }

    private String[] readsFrom() {
        String[] from = new String[lists.multi.size() + lists.single.size()];
        int next = 0;
        for (IngestionMultiNode node : lists.multi) {
            from[next++] = node.readsFrom().orElse("");
        }
        for (IngestionSingleNode node : lists.single) {
            from[next++] = node.readsFrom().orElse("");
        }
        return from;
    }

    private int store(String name) {
        return Arrays.binarySearch(names.stores(), name);
    }

    private int dataset(String storeName, String name) {
        int store = store(storeName);
        return Arrays.binarySearch(
                names.datasets(), names.firstDataset()[store], names.firstDataset()[store + 1], name);
    }

    private int workspace(String name) {
        return Arrays.binarySearch(names.workspaces(), name);
    }

    private int group(DatasetGroupKey key) {
        int workspace = workspace(key.workspace());
        return Arrays.binarySearch(
                names.groups(), names.firstGroup()[workspace], names.firstGroup()[workspace + 1], key.group());
    }

    private static int[] starts(NavigableMap<String, NavigableSet<String>> owners) {
        int[] starts = new int[owners.size() + 1];
        int next = 0;
        for (NavigableSet<String> members : owners.values()) {
            starts[next + 1] = starts[next] + members.size();
            next++;
        }
        return starts;
    }

    private static String[] inside(NavigableMap<String, NavigableSet<String>> owners) {
        return owners.values().stream().flatMap(Collection::stream).toArray(String[]::new);
    }
}
