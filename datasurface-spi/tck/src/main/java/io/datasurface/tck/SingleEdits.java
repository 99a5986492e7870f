package io.datasurface.tck;

import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.schema.IntegerType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Changes of one object each, for each kind of object that {@link io.datasurface.spi.ChunkInputs#NEIGHBOURHOOD} names. Each is made to what
 * the one before has left, so that nothing is changed back at the same time: that would have chunks rendered again which only look at
 * what has changed.
 */
final class SingleEdits {
    private static final String SIBLING = "tck_sibling";
    private static final String IDLE = "tck_idle";
    private static final String FIRST = "aaa_tck_first";
    private static final int MOST_STORES = 2;
    private static final int BITS = 32;

    private final Map<String, UnaryOperator<Ecosystem>> edits = new LinkedHashMap<>();

    private SingleEdits() {}

    /** Edits by what they do, around some captured datastores of which the graphs export something. */
    static Map<String, UnaryOperator<Ecosystem>> of(Ecosystem model, Collection<IntentionGraph> graphs) {
        EcosystemIndex index = EcosystemIndex.of(model);
        SortedMap<String, ExportNode> exports = new TreeMap<>();
        SortedMap<String, ExportNode> inputs = new TreeMap<>();
        SortedMap<String, ExportNode> results = new TreeMap<>();
        for (IntentionGraph graph : graphs) {
            graph.nodes().stream()
                    .filter(ExportNode.class::isInstance)
                    .map(ExportNode.class::cast)
                    .forEach(export -> {
                        boolean captured = index.datastore(export.store())
                                .filter(entry -> ModelGrowth.isCaptured(entry.datastore()))
                                .isPresent();
                        boolean read = index.workspace(export.consumers().get(0).workspace())
                                .filter(entry ->
                                        entry.workspace().dataTransformer().isEmpty())
                                .isPresent();
                        (!captured ? results : read ? exports : inputs).putIfAbsent(export.store(), export);
                    });
        }
        SingleEdits edits = new SingleEdits();
        exports.values().stream().limit(MOST_STORES).forEach(edits::datasets);
        inputs.values().stream().limit(1).forEach(edits::column);
        exports.values().stream().limit(1).forEach(edits::readers);
        results.values().stream().limit(1).forEach(export -> edits.first(export, model));
        return edits.edits;
    }

    private void column(ExportNode export) {
        edits.put(
                "a column was added to " + export.store() + "." + export.dataset(),
                model -> dataset(
                        model,
                        export.store(),
                        export.dataset(),
                        old -> ModelGrowth.withColumn(old, "tck_single", new IntegerType(BITS, true))));
    }

    /** Of what a transformer makes, as platforms name the first reader of something here and there. */
    private void first(ExportNode export, Ecosystem original) {
        ModelGrowth.assigned(original)
                .ifPresent(assigned ->
                        edits.put("a workspace that is the first by name reads " + export.store(), model -> {
                            DatasetGroup reader = assigned.group().toBuilder()
                                    .sinks(List.of(DatasetSink.of(export.store(), export.dataset())))
                                    .build();
                            Workspace first = assigned.workspace().toBuilder()
                                    .name(FIRST)
                                    .dsgs(List.of(reader))
                                    .build();
                            return ModelGrowth.beside(model, assigned, first, reader);
                        }));
    }

    private void datasets(ExportNode export) {
        String store = export.store();
        edits.put(
                "a dataset that nobody reads was added to " + store,
                model -> store(
                        model,
                        store,
                        old -> old.toBuilder()
                                .dataset(exported(old, export).toBuilder()
                                        .name(SIBLING)
                                        .build())
                                .build()));
        edits.put(
                "the dataset of " + store + " that nobody reads got other words",
                model -> dataset(
                        model,
                        store,
                        SIBLING,
                        old -> old.toBuilder().documentation("tck").build()));
        column(export);
        edits.put(
                "a hint about " + store,
                model -> hinted(
                        model,
                        Optional.of(store),
                        Optional.of(export.dataset()).filter(dataset -> isCapturedByDataset(model, store)),
                        Optional.empty()));
        edits.put("a primary ingestion platform of " + store, model -> {
            EcosystemCopy copy = new EcosystemCopy(model);
            copy.ingest(new PrimaryIngestionPlatform(store, List.of(export.platform())));
            return copy.ecosystem();
        });
    }

    /** Only then a hint may name the dataset. */
    private static boolean isCapturedByDataset(Ecosystem model, String store) {
        return EcosystemIndex.of(model)
                .datastore(store)
                .flatMap(entry -> entry.datastore().capture())
                .flatMap(CaptureMetadata::singleOrMultiDatasetIngestion)
                .filter(batch -> batch == IngestionConsistencyType.SINGLE_DATASET)
                .isPresent();
    }

    private static Dataset exported(Datastore store, ExportNode export) {
        return Optional.ofNullable(store.datasets().get(export.dataset())).orElseThrow();
    }

    private void readers(ExportNode export) {
        String workspace = export.consumers().get(0).workspace();
        String group = export.consumers().get(0).group();
        DatasetGroup reader = DatasetGroup.builder(IDLE)
                .sink(DatasetSink.of(export.store(), export.dataset()))
                .build();
        edits.put("a workspace that reads nothing was added", model -> beside(model, workspace));
        edits.put(
                "a dataset group without a platform was added to " + workspace,
                model -> workspace(
                        model, workspace, old -> old.toBuilder().dsg(reader).build()));
        edits.put(
                "a dataset group without a platform was added to another workspace",
                model -> workspace(
                        model, IDLE, old -> old.toBuilder().dsg(reader).build()));
        edits.put("that group of another workspace was assigned to " + export.platform(), model -> {
            // A group that says what it needs gets a platform even if none is assigned, so both come together.
            EcosystemCopy copy =
                    new EcosystemCopy(group(model, IDLE, IDLE, old -> needy(old, model, workspace, group)));
            copy.assign(new DatasetGroupDataPlatformAssignments(
                    IDLE, IDLE, List.of(DSGDataPlatformAssignment.of(export.platform()))));
            return copy.ecosystem();
        });
        edits.put(
                "that group of another workspace reads a dataset more",
                model -> group(
                        model,
                        IDLE,
                        IDLE,
                        old -> old.toBuilder()
                                .sink(DatasetSink.of(export.store(), SIBLING))
                                .build()));
        edits.put(
                "the group " + group + " of " + workspace + " wants history",
                model -> group(model, workspace, group, ModelVariants::withHistory));
        edits.put(
                "a hint about " + workspace,
                model -> hinted(model, Optional.empty(), Optional.empty(), Optional.of(workspace)));
    }

    /** With the needs of another group. */
    private static DatasetGroup needy(DatasetGroup group, Ecosystem model, String workspace, String like) {
        return EcosystemIndex.of(model)
                .workspace(workspace)
                .map(entry -> entry.workspace().dsgs().get(like))
                .flatMap(DatasetGroup::platformMD)
                .map(needs -> group.toBuilder().platformMD(needs).build())
                .orElse(group);
    }

    private static Ecosystem hinted(
            Ecosystem model, Optional<String> store, Optional<String> dataset, Optional<String> workspace) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.hint(new PlatformRuntimeHint(store, dataset, workspace, Map.of("tck", "single")));
        return copy.ecosystem();
    }

    /** With another workspace in the team of one, and with a container of the same kind. */
    private static Ecosystem beside(Ecosystem model, String name) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> Optional.ofNullable(team.workspaces().get(name))
                .flatMap(Workspace::dataContainer)
                .map(like -> SampleContainers.like(model).stream()
                        .filter(container -> container.getClass() == like.getClass())
                        .findFirst()
                        .orElse(like))
                .map(container -> team.toBuilder()
                        .workspace(
                                Workspace.builder(IDLE).dataContainer(container).build())
                        .build())
                .orElse(team));
        return copy.ecosystem();
    }

    private static Ecosystem store(Ecosystem model, String name, UnaryOperator<Datastore> change) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .dataStores(ModelEdits.map(
                                team.dataStores().values(),
                                each -> each.name().equals(name) ? change.apply(each) : each)
                        .values())
                .build());
        return copy.ecosystem();
    }

    private static Ecosystem dataset(Ecosystem model, String store, String name, UnaryOperator<Dataset> change) {
        return store(
                model,
                store,
                old -> old.toBuilder()
                        .datasets(ModelEdits.map(
                                        old.datasets().values(),
                                        each -> each.name().equals(name) ? change.apply(each) : each)
                                .values())
                        .build());
    }

    private static Ecosystem workspace(Ecosystem model, String name, UnaryOperator<Workspace> change) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .workspaces(ModelEdits.map(
                                team.workspaces().values(),
                                each -> each.name().equals(name) ? change.apply(each) : each)
                        .values())
                .build());
        return copy.ecosystem();
    }

    private static Ecosystem group(Ecosystem model, String workspace, String name, UnaryOperator<DatasetGroup> change) {
        return workspace(
                model,
                workspace,
                old -> old.toBuilder()
                        .dsgs(ModelEdits.map(
                                        old.dsgs().values(),
                                        each -> each.name().equals(name) ? change.apply(each) : each)
                                .values())
                        .build());
    }
}
