package org.example.sqlplatform;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.graph.chunk.Cost;
import io.datasurface.graph.chunk.GroupEstimate;
import io.datasurface.graph.chunk.NodeEstimate;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import java.util.List;

/** Counts the tables and views that {@link NodeScripts} makes. */
final class SqlEstimator implements ResourceEstimator, IntentionNode.Visitor<NodeEstimate> {
    static final String TABLES = "tables";
    static final String VIEWS = "views";

    private final EcosystemIndex ecosystem;

    SqlEstimator(EcosystemIndex ecosystem) {
        this.ecosystem = ecosystem;
    }

    @Override
    public List<String> dimensions() {
        return List.of(TABLES, VIEWS);
    }

    @Override
    public NodeEstimate node(IntentionNode node) {
        return node.accept(this);
    }

    @Override
    public GroupEstimate group(String key) {
        throw new IllegalArgumentException("There are no groups, so no " + key);
    }

    private static NodeEstimate cost(long tables, long views) {
        return new NodeEstimate(Cost.of(tables, views), List.of());
    }

    private long datasets(String store) {
        return ecosystem
                .datastore(store)
                .map(entry -> entry.datastore().datasets().size())
                .orElse(0);
    }

    private NodeEstimate ingestion(String store, long datasets, IntentionNode node) {
        boolean foreign = Feeds.readsFrom(node).isPresent()
                || ecosystem
                        .datastore(store)
                        .flatMap(entry -> entry.datastore().capture())
                        .filter(SQLSnapshotIngestion.class::isInstance)
                        .isPresent();
        int perDataset = 1 + (foreign ? 1 : 0) + (node.requirements().needsHistory() ? 1 : 0);
        return cost(datasets * perDataset, 0);
    }

    @Override
    public NodeEstimate ingestionMulti(IngestionMultiNode node) {
        return ingestion(node.store(), datasets(node.store()), node);
    }

    @Override
    public NodeEstimate ingestionSingle(IngestionSingleNode node) {
        return ingestion(node.store(), 1, node);
    }

    @Override
    public NodeEstimate export(ExportNode node) {
        return cost(0, View.of(ecosystem, node).size());
    }

    @Override
    public NodeEstimate trigger(TriggerNode node) {
        return cost(0, 0);
    }

    @Override
    public NodeEstimate dataTransformer(DataTransformerNode node) {
        return cost(datasets(node.outputStore()), 0);
    }
}
