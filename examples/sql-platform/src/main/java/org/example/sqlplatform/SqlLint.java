package org.example.sqlplatform;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.PlatformModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reports what the scripts cannot do, beyond the capabilities: whatever {@link NodeScripts} refuses is here. */
final class SqlLint implements IntentionNode.Visitor<Boolean> {
    private final EcosystemIndex ecosystem;
    private final FeedPlan feeds;
    private final Settings settings;
    private final ProblemCollector problems;
    private final Set<Object> seen = new HashSet<>();
    private final Map<List<String>, String> views = new HashMap<>();

    private SqlLint(PlatformModel model, Settings settings, ProblemCollector problems) {
        this.ecosystem = model.ecosystem();
        this.feeds = model.feeds();
        this.settings = settings;
        this.problems = problems;
    }

    static void check(PlatformModel model, Settings settings, ProblemCollector problems) {
        SqlLint lint = new SqlLint(model, settings, problems);
        model.graph().nodes().forEach(node -> node.accept(lint));
    }

    @Override
    public Boolean ingestionMulti(IngestionMultiNode node) {
        return ecosystem.datastore(node.store()).isPresent()
                && ingestion(
                        ecosystem.datastore(node.store()).orElseThrow(),
                        ecosystem
                                .datastore(node.store())
                                .orElseThrow()
                                .datastore()
                                .datasets()
                                .values(),
                        node.readsFrom(),
                        node);
    }

    @Override
    public Boolean ingestionSingle(IngestionSingleNode node) {
        return ecosystem.dataset(node.store(), node.dataset()).isPresent()
                && ingestion(
                        ecosystem.datastore(node.store()).orElseThrow(),
                        List.of(ecosystem.dataset(node.store(), node.dataset()).orElseThrow()),
                        node.readsFrom(),
                        node);
    }

    private boolean ingestion(
            EcosystemIndex.DatastoreEntry store,
            Collection<Dataset> datasets,
            Optional<String> readsFrom,
            IntentionNode node) {
        ObjectPath path = store.path();
        readsFrom
                .filter(other -> Feeds.of(feeds, node).isEmpty())
                .ifPresent(other -> problems.error(
                        "sql-reads-from",
                        path,
                        "Platform \"%s\" is to read platform \"%s\", but no feed is planned between them; add an instance of the type"
                                + " federation, or make it the primary one of the store",
                        node.platform(),
                        other));
        if (node.requirements().needsHistory()) {
            name(Table.historySchema(store.datastore().name()), path);
        }
        name(Table.sourceSchema(store.datastore().name()), path);
        boolean captured = !store.datastore()
                .capture()
                .filter(DataTransformerOutput.class::isInstance)
                .isPresent();
        if (captured
                && Schedules.trigger(ecosystem, node)
                        .filter(CronTrigger.class::isInstance)
                        .isEmpty()) {
            problems.error("sql-trigger", path, "Cron is all that starts work here; give the capture a CronTrigger");
        }
        datasets.forEach(dataset -> dataset(
                path.child("datasets", dataset.name()),
                dataset,
                node.requirements().needsHistory()));
        return true;
    }

    private void dataset(ObjectPath path, Dataset dataset, boolean history) {
        name(dataset.name(), path);
        if (dataset.originalSchema().isEmpty()) {
            return; // the host says so
        }
        Schema schema = dataset.originalSchema().get();
        if (schema.primaryKeyColumns().isEmpty() && seen.add(List.of(path, "key"))) {
            problems.error("sql-key", path, "Rows are found again by their key; name the primary key columns");
        }
        for (DDLColumn column : schema.columns().values()) {
            ObjectPath columnPath = path.child("originalSchema").child("columns", column.name());
            name(column.name(), columnPath);
            if (ColumnTypes.of(column.type()).isEmpty() && seen.add(List.of(columnPath, "type"))) {
                problems.error(
                        "sql-type",
                        columnPath,
                        "A column here cannot be %s; take numbers, texts, times, flags, bytes or Variant",
                        column.type());
            }
            if (history && Table.VALIDITY.contains(column.name()) && seen.add(List.of(columnPath, "history"))) {
                problems.error(
                        "sql-column-name",
                        columnPath,
                        "History has columns %s of its own; rename this one",
                        String.join(" and ", Table.VALIDITY));
            }
        }
    }

    @Override
    public Boolean export(ExportNode node) {
        for (DatasetGroupKey consumer : node.consumers()) {
            EcosystemIndex.WorkspaceEntry workspace =
                    ecosystem.workspace(consumer.workspace()).orElseThrow();
            if (seen.add(workspace.path())) {
                workspace(workspace);
            }
            for (View view : View.of(ecosystem, consumer, node.store(), node.dataset())) {
                ObjectPath path = workspace.path().child("dsgs", consumer.group());
                name(view.name(), path);
                String other = views.putIfAbsent(List.of(view.schema(), view.name()), node.name() + consumer);
                if (other != null) {
                    problems.error(
                            "sql-name-clash",
                            path,
                            "Two views would be named %s; rename the dataset group",
                            view.name());
                }
            }
        }
        return true;
    }

    private void workspace(EcosystemIndex.WorkspaceEntry entry) {
        entry.workspace()
                .dataContainer()
                .filter(container -> !settings.isAt(container))
                .ifPresent(container -> problems.error(
                        "sql-container",
                        entry.path(),
                        "Views are in the database %s at %s:%s only, and container %s is another one; name that, or take another platform",
                        settings.database(),
                        settings.host(),
                        settings.port(),
                        container.name()));
        name(entry.workspace().name(), entry.path());
        if (ecosystem.datastore(entry.workspace().name()).isPresent()) {
            problems.error(
                    "sql-name-clash",
                    entry.path(),
                    "Datastores and workspaces are schemas of one database, so they cannot share the name %s; rename one",
                    entry.workspace().name());
        }
        for (Entitlement reader : entry.workspace().entitlements()) {
            name(reader.principal(), entry.path());
        }
    }

    @Override
    public Boolean trigger(TriggerNode node) {
        return true;
    }

    @Override
    public Boolean dataTransformer(DataTransformerNode node) {
        EcosystemIndex.WorkspaceEntry workspace =
                ecosystem.workspace(node.workspace()).orElseThrow();
        DataTransformer transformer = workspace.workspace().dataTransformer().orElseThrow();
        ObjectPath path = workspace.path().child("dataTransformer");
        if (transformer
                .trigger()
                .filter(trigger -> !(trigger instanceof CronTrigger))
                .isPresent()) {
            problems.error(
                    "sql-trigger",
                    path,
                    "Cron is all that starts work here; give the transformer a CronTrigger or none");
        }
        ecosystem
                .datastore(node.outputStore())
                .ifPresent(store -> store.datastore()
                        .datasets()
                        .values()
                        .forEach(dataset -> dataset(store.path().child("datasets", dataset.name()), dataset, false)));
        if (transformer.code() instanceof SQLCodeArtifact code) {
            code.queries()
                    .forEach((dataset, query) -> Query.of(query, code.envVars())
                            .mistake()
                            .ifPresent(mistake ->
                                    problems.error("sql-query", path, "The query for %s %s", dataset, mistake)));
        }
        return true;
    }

    private void name(String name, ObjectPath path) {
        if (!Sql.isName(name) && seen.add(List.of(path, name))) {
            problems.error(
                    "sql-name-too-long",
                    path,
                    "PostgreSQL cuts the name %s at %d bytes; shorten what it is made of",
                    Sql.comment(name),
                    Sql.LONGEST_NAME);
        }
    }
}
