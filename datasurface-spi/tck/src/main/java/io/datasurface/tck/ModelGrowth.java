package io.datasurface.tck;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.Named;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Models with more of what is in them: copies of a datastore, each with a copy of a workspace that reads nothing else. */
final class ModelGrowth {
    static final String UNRELATED = "tck_unrelated";

    /** A group that is assigned to a platform, and the captured datastore that it reads first. */
    private record Pattern(
            Datastore store,
            Workspace workspace,
            DatasetGroup group,
            DatasetSink sink,
            DatasetGroupDataPlatformAssignments mapping) {
        /** One platform is enough work for a test. */
        DSGDataPlatformAssignment active() {
            return mapping.assignments().stream()
                    .filter(DSGDataPlatformAssignment::isActive)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A group that is assigned to a platform. */
    record Assigned(Workspace workspace, DatasetGroup group, String platform) {}

    /** How a copy is named, and the dataset that is read. */
    record Names(String store, String dataset, String workspace, String group) {}

    private ModelGrowth() {}

    /** Those of the models in which something can be copied, each with one copy that has nothing to do with the rest. */
    static List<Ecosystem> withSomethingUnrelated(List<Ecosystem> models) {
        return models.stream()
                .flatMap(model -> withSomethingUnrelated(model).stream())
                .toList();
    }

    /** The model with one copy that has nothing to do with the rest; empty if nothing in it can be copied. */
    static Optional<Ecosystem> withSomethingUnrelated(Ecosystem model) {
        return pattern(model).map(pattern -> copied(model, pattern, List.of(UNRELATED)));
    }

    /** The model with many copies; empty if nothing in it can be copied. */
    static Optional<Ecosystem> grown(Ecosystem model, int copies) {
        List<String> names =
                IntStream.range(0, copies).mapToObj(i -> "tck_copy_" + i).toList();
        return pattern(model).map(pattern -> copied(model, pattern, names));
    }

    /** The name of a copy that {@link #grown} makes. */
    static String copy(int number) {
        return "tck_copy_" + number;
    }

    private static Optional<Pattern> pattern(Ecosystem model) {
        EcosystemIndex index = EcosystemIndex.of(model);
        for (DatasetGroupDataPlatformAssignments mapping : model.dsgPlatformMappings()) {
            Optional<Workspace> workspace = index.workspace(mapping.workspace())
                    .map(EcosystemIndex.WorkspaceEntry::workspace)
                    .filter(found -> found.dataTransformer().isEmpty());
            Optional<DatasetGroup> group =
                    workspace.flatMap(found -> Optional.ofNullable(found.dsgs().get(mapping.dsgName())));
            if (group.isEmpty() || mapping.assignments().stream().noneMatch(DSGDataPlatformAssignment::isActive)) {
                continue;
            }
            for (DatasetSink sink : group.get().sinks()) {
                Optional<Datastore> store = index.datastore(sink.storeName())
                        .map(EcosystemIndex.DatastoreEntry::datastore)
                        .filter(ModelGrowth::isCaptured);
                if (store.isPresent()) {
                    return Optional.of(new Pattern(store.get(), workspace.orElseThrow(), group.get(), sink, mapping));
                }
            }
        }
        return Optional.empty();
    }

    /** The group of which copies are made; empty if nothing can be copied. */
    static Optional<Assigned> assigned(Ecosystem model) {
        return pattern(model)
                .map(pattern -> new Assigned(
                        pattern.workspace(), pattern.group(), pattern.active().dataPlatform()));
    }

    /** With another workspace, or the same one with another group, beside the one that is assigned, on the same platform. */
    static Ecosystem beside(Ecosystem model, Assigned assigned, Workspace workspace, DatasetGroup group) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.workspaces().containsKey(assigned.workspace().name())
                ? team.toBuilder().workspace(workspace).build()
                : team);
        copy.assign(new DatasetGroupDataPlatformAssignments(
                workspace.name(), group.name(), List.of(DSGDataPlatformAssignment.of(assigned.platform()))));
        return copy.ecosystem();
    }

    static boolean isCaptured(Datastore store) {
        return store.capture()
                .filter(capture -> !(capture instanceof DataTransformerOutput))
                .isPresent();
    }

    private static Ecosystem copied(Ecosystem model, Pattern pattern, List<String> names) {
        return copiedAs(
                model,
                pattern,
                names.stream()
                        .map(name -> new Names(
                                name,
                                pattern.sink().datasetName(),
                                name + "_reader",
                                pattern.group().name()))
                        .toList());
    }

    /** The model with copies under given names; empty if nothing in it can be copied. */
    static Optional<Ecosystem> copiedAs(Ecosystem model, List<Names> names) {
        return pattern(model).map(pattern -> copiedAs(model, pattern, names));
    }

    private static Ecosystem copiedAs(Ecosystem model, Pattern pattern, List<Names> names) {
        List<Datastore> stores = new ArrayList<>();
        List<Workspace> readers = new ArrayList<>();
        EcosystemCopy copy = new EcosystemCopy(model);
        DSGDataPlatformAssignment assignment = pattern.active();
        Optional<PrimaryIngestionPlatform> primary = Optional.ofNullable(
                model.primaryIngestionPlatforms().get(pattern.store().name()));
        for (Names name : names) {
            DatasetSink sink =
                    new DatasetSink(name.store(), name.dataset(), pattern.sink().deprecationsAllowed());
            DatasetGroup group = pattern.group().toBuilder()
                    .name(name.group())
                    .sinks(List.of(sink))
                    .build();
            Workspace reader = pattern.workspace().toBuilder()
                    .name(name.workspace())
                    .dsgs(List.of(group))
                    .build();
            stores.add(store(pattern, name));
            readers.add(reader);
            copy.assign(new DatasetGroupDataPlatformAssignments(reader.name(), group.name(), List.of(assignment)));
            primary.ifPresent(entry -> copy.ingest(new PrimaryIngestionPlatform(name.store(), entry.dataPlatforms())));
        }
        copy.teams(team -> team.toBuilder()
                .dataStores(
                        with(team.dataStores(), pattern.store().name(), stores).values())
                .workspaces(with(team.workspaces(), pattern.workspace().name(), readers)
                        .values())
                .build());
        return copy.ecosystem();
    }

    private static Datastore store(Pattern pattern, Names name) {
        String old = pattern.sink().datasetName();
        return ModelEdits.withDatasetsCalled(pattern.store(), each -> each.equals(old) ? name.dataset() : each)
                .toBuilder()
                .name(name.store())
                .build();
    }

    /** Adds values if the map is the one that has the neighbour. */
    private static <V extends Named> Map<String, V> with(Map<String, V> map, String neighbour, List<V> values) {
        if (!map.containsKey(neighbour)) {
            return map;
        }
        Map<String, V> larger = new LinkedHashMap<>(map);
        values.forEach(value -> larger.put(value.name(), value));
        return larger;
    }

    /** The model with another column in each table of a datastore. */
    static Ecosystem withColumn(Ecosystem model, String store, String column, DataType type) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .dataStores(ModelEdits.map(
                                team.dataStores().values(),
                                each -> each.name().equals(store) ? withColumn(each, column, type) : each)
                        .values())
                .build());
        return copy.ecosystem();
    }

    static Datastore withColumn(Datastore store, String column, DataType type) {
        return store.toBuilder()
                .datasets(store.datasets().values().stream()
                        .map(dataset -> withColumn(dataset, column, type))
                        .toList())
                .build();
    }

    /** The column is as sensitive as the first one, so that nobody asks how sensitive it is. */
    static Dataset withColumn(Dataset dataset, String column, DataType type) {
        if (!(dataset.originalSchema().orElse(null) instanceof DDLTable table)) {
            return dataset;
        }
        DDLColumn.Builder added = DDLColumn.builder(column, type);
        table.columns().values().stream().findFirst().ifPresent(first -> added.classification(first.classification()));
        return dataset.toBuilder()
                .originalSchema(table.toBuilder().column(added.build()).build())
                .build();
    }
}
