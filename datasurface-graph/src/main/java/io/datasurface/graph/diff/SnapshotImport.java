package io.datasurface.graph.diff;

import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts a snapshot together from columns that anybody may have written. */
final class SnapshotImport {
    private final SnapshotColumns columns;
    private final ColumnCheck check;

    SnapshotImport(SnapshotColumns columns) {
        this.columns = columns;
        this.check = new ColumnCheck(columns);
    }

    GraphSnapshot snapshot() {
        NameTables names = names();
        NodeTables nodes = nodes(names);
        GraphSnapshot snapshot = new GraphSnapshot(
                columns.platform(),
                names,
                nodes,
                links(nodes.count()),
                needs(nodes.count()),
                new StoredContents(check, names),
                hints(),
                settings(),
                Optional.empty());
        int[] places =
                check.ids("node.chunk", columns.texts("chunk.id").length == 0 ? 0 : nodes.count(), chunkCount() + 1);
        return places.length == 0 ? snapshot : snapshot.withPlacement(placement(snapshot, places));
    }

    private NameTables names() {
        int[] firstDataset = check.starts("store.datasets", columns.texts("store.name").length);
        int[] firstGroup = check.starts("workspace.groups", columns.texts("workspace.name").length);
        return new NameTables(
                sorted("store.name"),
                firstDataset,
                check.names("dataset.name", firstDataset),
                sorted("container.name"),
                sorted("workspace.name"),
                firstGroup,
                check.names("group.name", firstGroup));
    }

    private String[] sorted(String name) {
        return check.names(name, new int[] {0, columns.texts(name).length});
    }

    private NodeTables nodes(NameTables names) {
        int[] multi = check.ascending("multi.store", names.stores().length);
        int[] single = check.ascending("single.dataset", names.datasets().length);
        int[] firstExport = check.starts("container.exports", names.containers().length);
        int[] exports = check.ascending("export.dataset", firstExport, names.datasets().length);
        int[] firstConsumer = check.starts("export.consumers", exports.length);
        int[] consumers = check.ascending("consumer.group", firstConsumer, names.groups().length);
        int[] transformers = check.ascending("transformer.workspace", names.workspaces().length);
        return new NodeTables(
                multi,
                single,
                readsFrom(multi.length + single.length),
                firstExport,
                exports,
                new IntRows(firstConsumer, consumers),
                check.ascending("trigger.workspace", names.workspaces().length),
                transformers,
                check.ids("transformer.store", transformers.length, names.stores().length));
    }

    private String[] readsFrom(int count) {
        String[] platforms = columns.texts("platform.name");
        String[] readsFrom = new String[count];
        Arrays.fill(readsFrom, "");
        int[] places = check.ids("ingestion.platform", platforms.length == 0 ? 0 : count, platforms.length + 1);
        for (int i = 0; i < places.length; i++) {
            readsFrom[i] = places[i] == 0 ? "" : platforms[places[i] - 1];
        }
        return readsFrom;
    }

    private Links links(int count) {
        int[] starts = check.starts("node.edges", count);
        int[] successors = check.ascending("edge.to", starts, count);
        BitSet previousBatch = new BitSet();
        Arrays.stream(check.ascending("edge.previous-batch", successors.length)).forEach(previousBatch::set);
        return Links.of(new IntRows(starts, successors), previousBatch);
    }

    private Needs needs(int count) {
        int known = columns.texts("needs.priority").length;
        NodeRequirements[] dictionary = new NodeRequirements[known];
        String[] priority = check.texts("needs.priority", known);
        String[] latency = check.texts("needs.latency", known);
        String[] freshness = check.texts("needs.freshness", known);
        String[] milestoning = check.texts("needs.milestoning", known);
        String[] retention = check.texts("needs.retention", known);
        String[] status = check.texts("needs.production-status", known);
        for (int i = 0; i < known; i++) {
            dictionary[i] = new NodeRequirements(
                    parsed("needs.priority", i, priority[i], WorkspacePriority::valueOf),
                    parsed("needs.latency", i, latency[i], DataLatency::valueOf),
                    parsed("needs.freshness", i, freshness[i], Duration::parse),
                    parsed("needs.milestoning", i, milestoning[i], SnapshotImport::strategies)
                            .orElse(Set.of()),
                    parsed("needs.retention", i, retention[i], Duration::parse),
                    parsed("needs.production-status", i, status[i], ProductionStatus::valueOf)
                            .orElseThrow(() -> ColumnCheck.wrong("needs.production-status", 0, "a text is empty")));
        }
        return Needs.of(check.ids("node.needs", count, known), dictionary);
    }

    private static Set<MilestoningStrategy> strategies(String text) {
        Set<MilestoningStrategy> strategies = EnumSet.noneOf(MilestoningStrategy.class);
        for (String name : text.split(", ", -1)) {
            strategies.add(MilestoningStrategy.valueOf(name));
        }
        return strategies;
    }

    private static <T> Optional<T> parsed(String name, int place, String text, Function<String, T> parser) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    ColumnCheck.wrong(name, place, "\"" + text + "\" is not known")
                            .getMessage(),
                    e);
        }
    }

    private Hints hints() {
        int count = columns.texts("hint.key").length;
        String[] stores = check.texts("hint.store", count);
        String[] datasets = check.texts("hint.dataset", count);
        String[] workspaces = check.texts("hint.workspace", count);
        String[] keys = check.texts("hint.key", count);
        String[] values = check.texts("hint.value", count);
        List<Hints.Hint> hints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hints.add(new Hints.Hint(stores[i], datasets[i], workspaces[i], keys[i], values[i]));
        }
        return new Hints(hints);
    }

    private SortedMap<String, Long> settings() {
        String[] names = columns.texts("setting.name");
        long[] hashes = check.hashes("setting.hash", names.length);
        SortedMap<String, Long> settings = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            settings.put(names[i], hashes.length == 0 ? Hash64.NOTHING : hashes[i]);
        }
        return Collections.unmodifiableSortedMap(settings);
    }

    private int chunkCount() {
        return columns.texts("chunk.id").length;
    }

    private Placement placement(GraphSnapshot snapshot, int[] places) {
        String[] ids = sorted("chunk.id");
        String[] cells = check.texts("chunk.cell", ids.length);
        return () -> {
            List<List<String>> nodes = new ArrayList<>();
            for (int i = 0; i < ids.length; i++) {
                nodes.add(new ArrayList<>());
            }
            for (int node = 0; node < places.length; node++) {
                if (places[node] > 0) {
                    nodes.get(places[node] - 1).add(snapshot.name(node));
                }
            }
            SortedMap<String, Placement.Place> chunks = new TreeMap<>();
            for (int i = 0; i < ids.length; i++) {
                Collections.sort(nodes.get(i));
                chunks.put(ids[i], new Placement.Place(ids[i], cells[i], nodes.get(i)));
            }
            return chunks;
        };
    }
}
