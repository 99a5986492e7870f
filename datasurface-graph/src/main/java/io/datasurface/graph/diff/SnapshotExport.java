package io.datasurface.graph.diff;

import io.datasurface.graph.NodeRequirements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Takes a snapshot apart. */
final class SnapshotExport {
    private final GraphSnapshot snapshot;
    private final NameTables names;
    private final NodeTables nodes;
    private final UsedObjects used;
    private final SnapshotColumns columns;

    SnapshotExport(GraphSnapshot snapshot) {
        this.snapshot = snapshot;
        this.names = snapshot.names();
        this.nodes = snapshot.nodes();
        this.used = new UsedObjects(names, nodes);
        this.columns = new SnapshotColumns(snapshot.platform());
    }

    SnapshotColumns columns() {
        objects(Layout.STORE, names.stores());
        columns.put("store.datasets", used.counts(Layout.STORE, Layout.DATASET, names.firstDataset()));
        objects(Layout.DATASET, names.datasets());
        objects(Layout.CONTAINER, names.containers());
        objects(Layout.WORKSPACE, names.workspaces());
        columns.put("workspace.groups", used.counts(Layout.WORKSPACE, Layout.GROUP, names.firstGroup()));
        objects(Layout.GROUP, names.groups());
        nodes();
        edges();
        needs();
        hints();
        columns.put("setting.name", snapshot.settings().keySet().toArray(new String[0]));
        columns.put(
                "setting.hash",
                snapshot.settings().values().stream().mapToLong(Long::longValue).toArray());
        snapshot.placement().ifPresent(this::chunks);
        return columns;
    }

    private void objects(Layout layout, String[] all) {
        int[] chosen = used.of(layout);
        String prefix = layout.name().toLowerCase(Locale.ROOT) + ".";
        columns.put(
                prefix + "name", Arrays.stream(chosen).mapToObj(id -> all[id]).toArray(String[]::new));
        long[][] byFacet = new long[layout.facets().size()][chosen.length];
        boolean[] any = new boolean[byFacet.length];
        for (int i = 0; i < chosen.length; i++) {
            long[] hashes = snapshot.contents().of(layout, chosen[i]);
            for (int facet = 0; facet < hashes.length; facet++) {
                byFacet[facet][i] = hashes[facet];
                any[facet] |= hashes[facet] != Hash64.NOTHING;
            }
        }
        for (int facet = 0; facet < byFacet.length; facet++) {
            if (any[facet]) {
                columns.put(prefix + layout.facets().get(facet).code(), byFacet[facet]);
            }
        }
    }

    private void nodes() {
        columns.put("multi.store", used.numbers(Layout.STORE, nodes.multi()));
        columns.put("single.dataset", used.numbers(Layout.DATASET, nodes.single()));
        dictionary("platform.name", "ingestion.platform", nodes.readsFrom());
        int[] containers = used.of(Layout.CONTAINER);
        columns.put(
                "container.exports",
                Arrays.stream(containers)
                        .map(container -> nodes.firstExport()[container + 1] - nodes.firstExport()[container])
                        .toArray());
        columns.put("export.dataset", used.numbers(Layout.DATASET, nodes.exports()));
        columns.put("export.consumers", sizes(nodes.consumers().starts()));
        columns.put(
                "consumer.group", used.numbers(Layout.GROUP, nodes.consumers().entries()));
        columns.put("trigger.workspace", used.numbers(Layout.WORKSPACE, nodes.triggers()));
        columns.put("transformer.workspace", used.numbers(Layout.WORKSPACE, nodes.transformers()));
        columns.put("transformer.store", used.numbers(Layout.STORE, nodes.outputs()));
    }

    /** Texts of which few differ: each different one once, and 0 for nothing or the place of each from 1. */
    private void dictionary(String words, String places, String[] values) {
        Map<String, Integer> known = new LinkedHashMap<>();
        known.put("", 0);
        int[] numbers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = known.computeIfAbsent(values[i], key -> known.size());
        }
        if (known.size() > 1) {
            columns.put(words, known.keySet().stream().skip(1).toArray(String[]::new));
            columns.put(places, numbers);
        }
    }

    private static int[] sizes(int[] starts) {
        int[] sizes = new int[starts.length - 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = starts[i + 1] - starts[i];
        }
        return sizes;
    }

    private void edges() {
        Links links = snapshot.links();
        int[] sizes = new int[nodes.count()];
        for (int node = 0; node < sizes.length; node++) {
            sizes[node] = links.size(node);
        }
        int[] successors = new int[Arrays.stream(sizes).sum()];
        List<Integer> previousBatch = new ArrayList<>();
        int next = 0;
        for (int node = 0; node < sizes.length; node++) {
            for (int i = 0; i < sizes[node]; i++) {
                if (links.isPreviousBatch(node, i)) {
                    previousBatch.add(next);
                }
                successors[next++] = links.successor(node, i);
            }
        }
        columns.put("node.edges", sizes);
        columns.put("edge.to", successors);
        columns.put(
                "edge.previous-batch",
                previousBatch.stream().mapToInt(Integer::intValue).toArray());
    }

    private void needs() {
        Map<NodeRequirements, Integer> known = new LinkedHashMap<>();
        Map<Long, Integer> byCode = new HashMap<>();
        int[] places = new int[nodes.count()];
        for (int node = 0; node < places.length; node++) {
            int at = node;
            places[node] = byCode.computeIfAbsent(
                    snapshot.needs().code(node),
                    code -> known.computeIfAbsent(snapshot.needs().of(at), key -> known.size()));
        }
        words("needs.priority", known, needs -> needs.priority().map(Enum::name).orElse(""));
        words("needs.latency", known, needs -> needs.latency().map(Enum::name).orElse(""));
        words(
                "needs.freshness",
                known,
                needs -> needs.freshness().map(Object::toString).orElse(""));
        words("needs.milestoning", known, needs -> Told.constants(needs.milestoning()));
        words(
                "needs.retention",
                known,
                needs -> needs.retention().map(Object::toString).orElse(""));
        words(
                "needs.production-status",
                known,
                needs -> needs.productionStatus().name());
        columns.put("node.needs", places);
    }

    private void words(String name, Map<NodeRequirements, Integer> known, Function<NodeRequirements, String> word) {
        columns.put(name, known.keySet().stream().map(word).toArray(String[]::new));
    }

    private void hints() {
        hints("hint.store", Hints.Hint::store);
        hints("hint.dataset", Hints.Hint::dataset);
        hints("hint.workspace", Hints.Hint::workspace);
        hints("hint.key", Hints.Hint::key);
        hints("hint.value", Hints.Hint::value);
    }

    private void hints(String name, Function<Hints.Hint, String> text) {
        columns.put(name, snapshot.hints().all().stream().map(text).toArray(String[]::new));
    }

    private void chunks(Placement placement) {
        Map<String, Integer> chunkOf = new HashMap<>(2 * nodes.count());
        List<Placement.Place> chunks = List.copyOf(placement.chunks().values());
        for (int i = 0; i < chunks.size(); i++) {
            for (String node : chunks.get(i).nodes()) {
                chunkOf.put(node, i + 1);
            }
        }
        int[] places = new int[nodes.count()];
        for (int node = 0; node < places.length; node++) {
            places[node] = chunkOf.getOrDefault(snapshot.name(node), 0);
        }
        columns.put("chunk.id", chunks.stream().map(Placement.Place::id).toArray(String[]::new));
        columns.put("chunk.cell", chunks.stream().map(Placement.Place::cell).toArray(String[]::new));
        columns.put("node.chunk", places);
    }
}
