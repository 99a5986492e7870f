package org.example.sqlplatform;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Entitlement;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.PlatformException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Writes the scripts of each kind of node. */
final class NodeScripts implements IntentionNode.Visitor<Scripts> {
    private final EcosystemIndex ecosystem;
    private final FeedPlan feeds;

    NodeScripts(EcosystemIndex ecosystem, FeedPlan feeds) {
        this.ecosystem = ecosystem;
        this.feeds = feeds;
    }

    @Override
    public Scripts ingestionMulti(IngestionMultiNode node) {
        Datastore store = store(node.store());
        // Of another instance only that is read which somebody needs here.
        Collection<String> names = Feeds.take(feeds, node)
                .<Collection<String>>map(FeedTake::datasets)
                .orElse(store.datasets().keySet());
        List<Table> tables = new TreeSet<>(names)
                .stream().map(name -> table(node.store(), name)).toList();
        return ingestion(store, tables, node);
    }

    @Override
    public Scripts ingestionSingle(IngestionSingleNode node) {
        return ingestion(store(node.store()), List.of(table(node.store(), node.dataset())), node);
    }

    private Optional<Source> source(Datastore store, IntentionNode node) {
        if (Feeds.readsFrom(node).isPresent()) {
            return Feeds.of(feeds, node).map(Source::of);
        }
        return store.capture()
                .filter(SQLSnapshotIngestion.class::isInstance)
                .map(SQLSnapshotIngestion.class::cast)
                .map(Source::of);
    }

    private Scripts ingestion(Datastore store, List<Table> tables, IntentionNode node) {
        boolean history = node.requirements().needsHistory();
        StringBuilder deploy = new StringBuilder();
        deploy.append(TableSql.schema(store.name()));
        if (history) {
            deploy.append(TableSql.schema(Table.historySchema(store.name())));
        }
        source(store, node).ifPresent(source -> deploy.append(source.deploy(store.name(), tables)));
        for (Table table : tables) {
            deploy.append(TableSql.live(table));
            if (history) {
                deploy.append(TableSql.history(table));
            }
        }
        return new Scripts(deploy.toString(), Optional.of(MergeSql.of(tables, history)));
    }

    /** One view per dataset group that uses the dataset. */
    @Override
    public Scripts export(ExportNode node) {
        Table table = table(node.store(), node.dataset());
        StringBuilder deploy = new StringBuilder();
        for (DatasetGroupKey consumer : node.consumers()) {
            Workspace workspace = workspace(consumer.workspace());
            List<String> readers = workspace.entitlements().stream()
                    .map(Entitlement::principal)
                    .distinct()
                    .sorted()
                    .toList();
            deploy.append(TableSql.schema(workspace.name()));
            if (!readers.isEmpty()) {
                deploy.append(
                        "GRANT USAGE ON SCHEMA " + Sql.name(workspace.name()) + " TO " + Sql.names(readers) + ";\n");
            }
            for (View view : View.of(ecosystem, consumer, node.store(), node.dataset())) {
                deploy.append(view.deploy(table, readers));
            }
        }
        return new Scripts(deploy.toString(), Optional.empty());
    }

    /** Waiting is the order of the schedules. */
    @Override
    public Scripts trigger(TriggerNode node) {
        return new Scripts("", Optional.empty());
    }

    /** The results are replaced as a whole; the ingestion of the output store finds out what is new. */
    @Override
    public Scripts dataTransformer(DataTransformerNode node) {
        Datastore output = store(node.outputStore());
        SQLCodeArtifact code = workspace(node.workspace())
                .dataTransformer()
                .map(transformer -> transformer.code())
                .filter(SQLCodeArtifact.class::isInstance)
                .map(SQLCodeArtifact.class::cast)
                .orElseThrow(() -> unsupported("The transformer of " + node.workspace() + " has no SQL code"));
        StringBuilder deploy = new StringBuilder(TableSql.schema(Table.sourceSchema(output.name())));
        StringBuilder run = new StringBuilder("BEGIN;\nSET LOCAL standard_conforming_strings = on;\n");
        for (String name : new TreeSet<>(output.datasets().keySet())) {
            Table table = table(output.name(), name);
            Query query = Query.of(code.queries().getOrDefault(name, ""), code.envVars());
            query.mistake().ifPresent(mistake -> {
                throw unsupported("The query for " + name + " " + mistake);
            });
            String columns = Sql.names(table.columns());
            deploy.append(TableSql.columns(table.source(), table));
            run.append("LOCK TABLE " + table.source() + " IN SHARE ROW EXCLUSIVE MODE;\n");
            run.append("DELETE FROM " + table.source() + ";\n");
            run.append("INSERT INTO " + table.source() + " (" + columns + ")\nSELECT " + columns + " FROM (\n"
                    + query.text() + "\n) AS result;\n");
        }
        return new Scripts(
                deploy.toString(), Optional.of(run.append("COMMIT;\n").toString()));
    }

    private Datastore store(String name) {
        return ecosystem
                .datastore(name)
                .orElseThrow(() -> unsupported("The model has no datastore " + name))
                .datastore();
    }

    private Table table(String store, String dataset) {
        Dataset found = ecosystem
                .dataset(store, dataset)
                .orElseThrow(() -> unsupported("The model has no dataset " + dataset + " in " + store));
        return Table.of(store, found);
    }

    private Workspace workspace(String name) {
        return ecosystem
                .workspace(name)
                .orElseThrow(() -> unsupported("The model has no workspace " + name))
                .workspace();
    }

    private static PlatformException unsupported(String message) {
        return new PlatformException(PlatformException.Code.UNSUPPORTED, message);
    }
}
