package io.datasurface.tck;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Named;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes of models that a plugin must not notice, or must survive. */
final class ModelEdits {
    /** Text that is taken literally or refused, and never means anything on the way out. */
    static final List<String> HOSTILE = List.of(
            "../../etc/passwd",
            "/etc/passwd",
            "a/b",
            "..",
            "con",
            "C:\\temp",
            "${file(\"/etc/passwd\")}",
            "%{ for x in y }",
            "quote\"'`;--",
            "line\nfeed",
            "nul\u0000",
            "\u212Ael\u0131n \u00e9\u4e2d\ud83d\ude00",
            "\ud800",
            "x".repeat(300),
            " ");

    private ModelEdits() {}

    /** The same model with everything whose order means nothing the other way round. */
    static Ecosystem reversed(Ecosystem model) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .containers(reversed(team.containers()).values())
                .dataStores(reversed(map(team.dataStores().values(), store -> store(store, reversed(store.datasets()))))
                        .values())
                .workspaces(reversed(map(
                                team.workspaces().values(),
                                workspace -> workspace(
                                        workspace,
                                        workspace.name(),
                                        reversed(map(
                                                workspace.dsgs().values(),
                                                group -> group(group, reversed(group.sinks())))))))
                        .values())
                .build());
        copy.reverseTop();
        return copy.ecosystem();
    }

    /** The same model with other names of its stores, datasets and platform instances, each beginning with a text. */
    static Ecosystem renamed(Ecosystem model, String prefix) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .dataStores(map(team.dataStores().values(), store -> renamed(store, prefix))
                        .values())
                .workspaces(map(
                                team.workspaces().values(),
                                workspace -> workspace(
                                        workspace,
                                        workspace.name(),
                                        map(
                                                workspace.dsgs().values(),
                                                group -> group(
                                                        group,
                                                        group.sinks().stream()
                                                                .map(sink -> new DatasetSink(
                                                                        prefix + sink.storeName(),
                                                                        prefix + sink.datasetName(),
                                                                        sink.deprecationsAllowed()))
                                                                .toList()))))
                        .values())
                .build());
        copy.renameOutputs(prefix);
        copy.renamePlatforms(prefix);
        return copy.ecosystem();
    }

    /** The same model with a text where anybody may write: in the documentation of teams, stores, datasets, columns, workspaces and transformers. */
    static Ecosystem documented(Ecosystem model, String text) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .documentation(text)
                .dataStores(map(team.dataStores().values(), store -> documented(store, text))
                        .values())
                .workspaces(map(team.workspaces().values(), workspace -> documented(workspace, text))
                        .values())
                .build());
        return copy.ecosystem();
    }

    /** Models with the same names, of which each has something else behind them. */
    static List<Ecosystem> withOtherContents(Ecosystem model) {
        UnaryOperator<String> other = text -> "tck-" + text;
        EcosystemCopy columns = new EcosystemCopy(documented(model, "tck"));
        columns.teams(team -> team.toBuilder()
                .dataStores(map(
                                team.dataStores().values(),
                                store -> ModelGrowth.withColumn(store, "tck_other", DataTypes.parse("Integer")))
                        .values())
                .build());
        return List.of(
                new RecordEdits((type, part) -> part.equals("hostName"), other).in(columns.ecosystem()),
                new RecordEdits(
                                (type, part) -> (type == Credential.class && part.equals("name"))
                                        || part.equals("databaseName"),
                                other)
                        .in(columns.ecosystem()));
    }

    private static Datastore documented(Datastore store, String text) {
        return store(store, map(store.datasets().values(), dataset -> documented(dataset, text))).toBuilder()
                .documentation(text)
                .build();
    }

    private static Workspace documented(Workspace workspace, String text) {
        Workspace.Builder documented = workspace.toBuilder().documentation(text);
        workspace
                .dataTransformer()
                .map(transformer -> transformer.toBuilder().documentation(text).build())
                .ifPresent(documented::dataTransformer);
        return documented.build();
    }

    private static Dataset documented(Dataset dataset, String text) {
        Dataset.Builder documented = dataset.toBuilder().documentation(text);
        if (dataset.originalSchema().orElse(null) instanceof DDLTable table) {
            documented.originalSchema(table.toBuilder()
                    .documentation(text)
                    .columns(table.columns().values().stream()
                            .map(column ->
                                    column.toBuilder().documentation(text).build())
                            .toList())
                    .build());
        }
        return documented.build();
    }

    private static Datastore renamed(Datastore store, String prefix) {
        return named(withDatasetsCalled(store, name -> prefix + name), prefix + store.name());
    }

    /** The same datastore with other names of its datasets, also where its capture names them. */
    static Datastore withDatasetsCalled(Datastore store, UnaryOperator<String> change) {
        Datastore.Builder renamed = store.toBuilder()
                .datasets(store.datasets().values().stream()
                        .map(dataset -> dataset.toBuilder()
                                .name(change.apply(dataset.name()))
                                .build())
                        .toList());
        store.capture().ifPresent(capture -> renamed.capture(withDatasetsNamed(capture, change)));
        return renamed.build();
    }

    /** Whether a part of a capture or program is a map by names of datasets. */
    private static boolean isByDataset(Class<?> type, String part) {
        return part.endsWith("ForDataset") || part.equals("queries");
    }

    /** A capture or program with other names of the datasets that it names. */
    static <T> T withDatasetsNamed(T value, UnaryOperator<String> change) {
        return RecordEdits.ofKeys(ModelEdits::isByDataset, change).of(value);
    }

    private static Datastore store(Datastore store, Map<String, Dataset> datasets) {
        return store.toBuilder().datasets(datasets.values()).build();
    }

    private static Datastore named(Datastore store, String name) {
        return store.toBuilder().name(name).build();
    }

    private static Workspace workspace(Workspace workspace, String name, Map<String, DatasetGroup> groups) {
        return workspace.toBuilder().name(name).dsgs(groups.values()).build();
    }

    private static DatasetGroup group(DatasetGroup group, List<DatasetSink> sinks) {
        return group.toBuilder().sinks(sinks).build();
    }

    static <V extends Named> Map<String, V> map(Collection<V> values, UnaryOperator<V> change) {
        Map<String, V> changed = new LinkedHashMap<>();
        for (V value : values) {
            V copy = change.apply(value);
            changed.put(copy.name(), copy);
        }
        return changed;
    }

    static <K, V> Map<K, V> reversed(Map<K, V> map) {
        Map<K, V> reversed = new LinkedHashMap<>();
        reversed(List.copyOf(map.entrySet())).forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));
        return reversed;
    }

    static <V> List<V> joined(List<V> first, List<V> second) {
        List<V> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    static <V> List<V> reversed(List<V> list) {
        List<V> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
