package io.datasurface.graph.diff;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.TriggerNode;
import java.util.List;
import java.util.Optional;

/** What the nodes of a graph are about, as ids of {@link NameTables}. Nodes are numbered by kind, then by these ids, as in a graph. */
final class NodeTables {
    private static final NodeKind[] KINDS = NodeKind.values();

    private final int[] multi;
    private final int[] single;
    private final String[] readsFrom;
    private final int[] firstExport;
    private final int[] exports;
    private final IntRows consumers;
    private final int[] triggers;
    private final int[] transformers;
    private final int[] outputs;
    private final int[] first = new int[KINDS.length + 1];

    NodeTables(
            int[] multi,
            int[] single,
            String[] readsFrom,
            int[] firstExport,
            int[] exports,
            IntRows consumers,
            int[] triggers,
            int[] transformers,
            int[] outputs) {
        this.multi = multi;
        this.single = single;
        this.readsFrom = readsFrom;
        this.firstExport = firstExport;
        this.exports = exports;
        this.consumers = consumers;
        this.triggers = triggers;
        this.transformers = transformers;
        this.outputs = outputs;
        for (NodeKind kind : KINDS) {
            first[kind.ordinal() + 1] = first[kind.ordinal()] + subjects(kind).length;
        }
    }

    /** Stores that are ingested as a whole. */
    int[] multi() {
        return multi;
    }

    /** Datasets that are ingested on their own. */
    int[] single() {
        return single;
    }

    /** By ingestion node: the platform that it reads from; empty for the source. */
    String[] readsFrom() {
        return readsFrom;
    }

    /** By container: the number of its first export, and behind them the number of exports. */
    int[] firstExport() {
        return firstExport;
    }

    /** Dataset of each export. */
    int[] exports() {
        return exports;
    }

    /** Dataset groups that use each export, ascending. */
    IntRows consumers() {
        return consumers;
    }

    /** Workspaces of the triggers. */
    int[] triggers() {
        return triggers;
    }

    /** Workspaces of the transformers. */
    int[] transformers() {
        return transformers;
    }

    /** Store that each transformer writes. */
    int[] outputs() {
        return outputs;
    }

    int count() {
        return first[first.length - 1];
    }

    /** The first node of a kind, or where it would be. */
    int first(NodeKind kind) {
        return first[kind.ordinal()];
    }

    int[] subjects(NodeKind kind) {
        return switch (kind) {
            case INGESTION_MULTI -> multi;
            case INGESTION_SINGLE -> single;
            case EXPORT -> exports;
            case TRIGGER -> triggers;
            case DATA_TRANSFORMER -> transformers;
        };
    }

    NodeKind kind(int node) {
        return KINDS[IntRows.rowOf(first, node)];
    }

    boolean isExport(int node) {
        return node >= first(NodeKind.EXPORT) && node < first(NodeKind.TRIGGER);
    }

    int subject(int node) {
        NodeKind kind = kind(node);
        return subjects(kind)[node - first(kind)];
    }

    /** Container of an export node. */
    int container(int node) {
        return IntRows.rowOf(firstExport, node - first(NodeKind.EXPORT));
    }

    String name(int node, String platform, NameTables names) {
        int subject = subject(node);
        NodeRequirements none = NodeRequirements.NONE;
        return switch (kind(node)) {
            case INGESTION_MULTI ->
                new IngestionMultiNode(platform, node, names.stores()[subject], Optional.empty(), none).name();
            case INGESTION_SINGLE ->
                new IngestionSingleNode(
                                platform,
                                node,
                                names.stores()[names.storeOf(subject)],
                                names.datasets()[subject],
                                Optional.empty(),
                                none)
                        .name();
            case EXPORT ->
                new ExportNode(
                                platform,
                                node,
                                names.containers()[container(node)],
                                names.stores()[names.storeOf(subject)],
                                names.datasets()[subject],
                                List.of(),
                                none)
                        .name();
            case TRIGGER -> new TriggerNode(platform, node, names.workspaces()[subject], none).name();
            case DATA_TRANSFORMER ->
                new DataTransformerNode(platform, node, names.workspaces()[subject], "", none).name();
        };
    }
}
