package io.datasurface.graph;

import java.util.Arrays;
import java.util.OptionalInt;

/** Finds nodes by name: by binary search in the source's names, then in the columns. */
final class NodeFinder {
    private final GraphSource source;
    private final int platform;
    private final NodeColumns nodes;

    NodeFinder(GraphSource source, int platform, NodeColumns nodes) {
        this.source = source;
        this.platform = platform;
        this.nodes = nodes;
    }

    OptionalInt find(String name) {
        String[] parts = NodeNames.split(name);
        if (parts.length < 3 || !parts[1].equals(source.platformName(platform))) {
            return OptionalInt.empty();
        }
        int node = switch (parts[0] + parts.length) {
            case NodeNames.INGEST + 3 -> search(nodes.multi(), 0, store(parts[2]));
            case NodeNames.INGEST + 4 -> search(nodes.single(), nodes.firstSingle(), dataset(parts[2], parts[3]));
            case NodeNames.EXPORT + 5 -> export(parts[2], dataset(parts[3], parts[4]));
            case NodeNames.TRIGGER + 3 -> search(nodes.transformers(), nodes.firstTrigger(), workspace(parts[2]));
            case NodeNames.DATA_TRANSFORMER + 3 ->
                search(nodes.transformers(), nodes.firstTransformer(), workspace(parts[2]));
            default -> -1;
        };
        return node < 0 ? OptionalInt.empty() : OptionalInt.of(node);
    }

    private static int search(int[] column, int first, int value) {
        int at = Arrays.binarySearch(column, value);
        return at < 0 ? -1 : first + at;
    }

    private int export(String containerName, int dataset) {
        int container = NameSearch.find(0, source.containerCount(), source::containerIdentity, containerName);
        int export = nodes.exports().find(container, dataset);
        return export < 0 ? -1 : nodes.firstExport() + export;
    }

    private int store(String name) {
        return NameSearch.find(0, source.storeCount(), source::storeName, name);
    }

    private int dataset(String storeName, String name) {
        int store = store(storeName);
        return store < 0
                ? -1
                : NameSearch.find(
                        source.firstDataset(store), source.firstDataset(store + 1), source::datasetName, name);
    }

    private int workspace(String name) {
        return NameSearch.find(0, source.workspaceCount(), source::workspaceName, name);
    }
}
