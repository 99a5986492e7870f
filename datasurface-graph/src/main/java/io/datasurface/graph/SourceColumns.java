package io.datasurface.graph;

import java.util.Objects;

/** The columns of a {@link CompactIntentionGraph}. */
final class SourceColumns implements GraphColumns {
    private final SourceIndex index;
    private final int platform;
    private final NodeColumns nodes;
    private final GraphNeeds needs;

    SourceColumns(SourceIndex index, int platform, NodeColumns nodes, GraphNeeds needs) {
        this.index = index;
        this.platform = platform;
        this.nodes = nodes;
        this.needs = needs;
    }

    @Override
    public GraphSource source() {
        return index.source();
    }

    @Override
    public int subject(int node) {
        return switch (nodes.kind(check(node))) {
            case INGESTION_MULTI -> nodes.multi()[node];
            case INGESTION_SINGLE -> nodes.single()[node - nodes.firstSingle()];
            case EXPORT -> nodes.exports().datasets()[node - nodes.firstExport()];
            case TRIGGER -> nodes.transformers()[node - nodes.firstTrigger()];
            case DATA_TRANSFORMER -> nodes.transformers()[node - nodes.firstTransformer()];
        };
    }

    @Override
    public int readsFrom(int ingestion) {
        int subject = subject(ingestion);
        return switch (nodes.kind(ingestion)) {
            case INGESTION_MULTI -> index.readsFrom(platform, subject);
            case INGESTION_SINGLE -> index.readsFrom(platform, index.storeOf(subject));
            default -> throw wrong(ingestion, "an ingestion");
        };
    }

    @Override
    public int container(int export) {
        return nodes.exports().container(position(export));
    }

    @Override
    public int consumerCount(int export) {
        return nodes.exports().consumers().size(position(export));
    }

    @Override
    public int consumer(int export, int index) {
        Rows consumers = nodes.exports().consumers();
        int position = position(export);
        return consumers.get(position, Objects.checkIndex(index, consumers.size(position)));
    }

    @Override
    public long needs(int node) {
        return needs.of(check(node));
    }

    @Override
    public int storeOf(int dataset) {
        return index.storeOf(dataset);
    }

    @Override
    public int workspaceOf(int group) {
        return index.workspaceOf(group);
    }

    private int position(int export) {
        if (nodes.kind(check(export)) != NodeKind.EXPORT) {
            throw wrong(export, "an export");
        }
        return export - nodes.firstExport();
    }

    private int check(int node) {
        return Objects.checkIndex(node, nodes.count());
    }

    private IllegalArgumentException wrong(int node, String wanted) {
        return new IllegalArgumentException(
                "node " + node + " is of kind " + nodes.kind(node).label() + "; ask this of " + wanted);
    }
}
