package io.datasurface.graph.diff;

import io.datasurface.model.Approvals;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.Regulator;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.quality.NotNullCheck;
import io.datasurface.model.quality.QualityAction;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** One random edit of a model, of each kind that a graph can notice, and some that it must not. */
enum RandomEdit {
    DOCUMENT((model, random) -> everywhereDocumented(model, "words " + random.nextInt(9))),
    ADD_DATASET((model, random) -> store(
            model,
            random,
            store -> store.toBuilder()
                    .dataset(Dataset.of(
                            "new", DDLTable.of(List.of("c0"), List.of(DDLColumn.required("c0", type(random))))))
                    .build())),
    REMOVE_DATASET((model, random) -> store(
            model,
            random,
            store -> store.toBuilder()
                    .datasets(store.datasets().values().stream().skip(1).toList())
                    .build())),
    REMOVE_STORE((model, random) -> {
        String gone = pick(Edit.stores(model), random).name();
        return Edit.stores(model, store -> store.name().equals(gone) ? Optional.empty() : Optional.of(store));
    }),
    ADD_COLUMN((model, random) -> columns(model, random, columns -> {
        columns.add(
                random.nextInt(columns.size() + 1),
                DDLColumn.builder("new" + random.nextInt(), type(random))
                        .nullable(random.nextBoolean())
                        .build());
        return columns;
    })),
    REMOVE_COLUMN((model, random) -> columns(model, random, columns -> {
        columns.remove(random.nextInt(columns.size()));
        return columns;
    })),
    RETYPE_COLUMN((model, random) -> columns(
            model,
            random,
            columns -> change(
                    columns,
                    random,
                    column -> column.toBuilder().type(type(random)).build()))),
    RENULL_COLUMN((model, random) -> columns(
            model,
            random,
            columns -> change(
                    columns,
                    random,
                    column -> column.toBuilder().nullable(!column.nullable()).build()))),
    CLASSIFY_COLUMN((model, random) -> columns(
            model,
            random,
            columns -> change(
                    columns,
                    random,
                    column -> column.toBuilder()
                            .classification(List.of(
                                    new SimpleDC(DataClassificationType.PC3, Optional.empty()),
                                    new SimpleDC(DataClassificationType.PUB, Optional.empty())))
                            .build()))),
    REORDER_COLUMNS((model, random) -> columns(model, random, columns -> {
        Collections.shuffle(columns, random);
        return columns;
    })),
    CHANGE_KEY((model, random) -> table(
            model,
            random,
            table -> table.toBuilder()
                    .primaryKeyColumns(some(List.copyOf(table.columns().keySet()), random))
                    .build())),
    CHANGE_PARTITION((model, random) -> table(
            model,
            random,
            table -> table.toBuilder()
                    .ingestionPartitionColumns(some(List.copyOf(table.columns().keySet()), random))
                    .build())),
    CHANGE_QUALITY((model, random) -> dataset(
            model,
            random,
            dataset -> dataset.toBuilder()
                    .qualityRule(new DataQualityRule(
                            random.nextBoolean() ? "known" : "other",
                            Optional.of(Documentation.of("words")),
                            new NotNullCheck("c0"),
                            QualityAction.BLOCK))
                    .build())),
    CHANGE_POLICIES((model, random) -> dataset(
            model,
            random,
            dataset -> dataset.toBuilder().policy("policy " + random.nextInt(2)).build())),
    DEPRECATE_DATASET((model, random) -> dataset(
            model,
            random,
            dataset -> dataset.toBuilder()
                    .deprecation(new Deprecation(Optional.empty()))
                    .build())),
    MOVE_SOURCE((model, random) -> store(
            model,
            random,
            Edit.capture(
                    capture -> capture.dataContainer(RichEcosystem.database("moved", "host" + random.nextInt(2)))))),
    CHANGE_SOURCE_SECRET((model, random) -> store(
            model,
            random,
            Edit.capture(capture ->
                    capture.credential(new Credential("other " + random.nextInt(2), CredentialType.USER_PASSWORD))))),
    CHANGE_TABLE((model, random) -> store(
            model, random, Edit.capture(capture -> capture.table("d" + random.nextInt(3), "t" + random.nextInt(2))))),
    CHANGE_SCHEMA_NAME((model, random) -> store(model, random, Edit.capture(capture -> capture.schemaName("public")))),
    CHANGE_SCHEDULE((model, random) ->
            store(model, random, Edit.capture(capture -> capture.stepTrigger(new CronTrigger("hourly", "0 * * * *"))))),
    REGROUP_STORE((model, random) -> store(
            model,
            random,
            Edit.capture(capture -> capture.singleOrMultiDatasetIngestion(
                    random.nextBoolean()
                            ? IngestionConsistencyType.SINGLE_DATASET
                            : IngestionConsistencyType.MULTI_DATASET)))),
    CHANGE_STORE_STATUS((model, random) -> store(
            model,
            random,
            store -> store.toBuilder()
                    .productionStatus(
                            store.productionStatus() == ProductionStatus.PRODUCTION
                                    ? ProductionStatus.NOT_PRODUCTION
                                    : ProductionStatus.PRODUCTION)
                    .build())),
    CHANGE_APPROVALS((model, random) -> store(
            model,
            random,
            store -> store.toBuilder()
                    .datasetDSGApprovals(new Approvals(List.of()))
                    .build())),
    CHANGE_RAW_RETENTION((model, random) -> store(
            model,
            random,
            store -> store.toBuilder()
                    .rawRetention(Duration.ofDays(1 + random.nextInt(3)))
                    .build())),
    CHANGE_ZONE_RETENTION((model, random) -> Edit.zone(
            model, zone -> zone.toBuilder().rawRetention(Duration.ofDays(2)).build())),
    CHANGE_PRIMARY((model, random) -> {
        List<String> platforms = List.copyOf(model.platformServicesProviders()
                .values()
                .iterator()
                .next()
                .dataPlatforms()
                .keySet());
        return model.toBuilder()
                .primaryIngestionPlatform(new PrimaryIngestionPlatform(
                        pick(Edit.stores(model), random).name(), List.of(pick(platforms, random))))
                .build();
    }),
    ADD_SINK((model, random) -> workspace(
            model,
            random,
            workspace -> withSinks(workspace, sinks -> {
                Datastore store = pick(Edit.stores(model), random);
                sinks.add(new DatasetSink(
                        store.name(), pick(List.copyOf(store.datasets().keySet()), random), DeprecationsAllowed.NEVER));
                return sinks;
            }))),
    REMOVE_SINK((model, random) -> workspace(
            model,
            random,
            workspace -> withSinks(workspace, sinks -> {
                if (!sinks.isEmpty()) {
                    sinks.remove(random.nextInt(sinks.size()));
                }
                return sinks;
            }))),
    REMOVE_WORKSPACE((model, random) -> {
        String gone = pick(Edit.workspaces(model), random).name();
        return Edit.workspaces(
                model, workspace -> workspace.name().equals(gone) ? Optional.empty() : Optional.of(workspace));
    }),
    REASSIGN((model, random) -> {
        List<DatasetGroupDataPlatformAssignments> all = new ArrayList<>(model.dsgPlatformMappings());
        if (!all.isEmpty()) {
            int at = random.nextInt(all.size());
            List<DSGDataPlatformAssignment> given = all.get(at).assignments().stream()
                    .map(one -> one.toBuilder()
                            .status(
                                    random.nextBoolean()
                                            ? AssignmentStatus.DECOMMISSIONED
                                            : AssignmentStatus.PROVISIONING)
                            .build())
                    .toList();
            all.set(
                    at,
                    new DatasetGroupDataPlatformAssignments(
                            all.get(at).workspace(), all.get(at).dsgName(), given));
        }
        return model.toBuilder().dsgPlatformMappings(all).build();
    }),
    CHANGE_NEEDS((model, random) -> workspace(model, random, workspace -> {
        List<DatasetGroup> groups = new ArrayList<>(workspace.dsgs().values());
        if (groups.isEmpty()) {
            return workspace;
        }
        int at = random.nextInt(groups.size());
        groups.set(
                at,
                groups.get(at).toBuilder()
                        .platformMD(new WorkspacePlatformConfig(new ConsumerRetentionRequirements(
                                pick(List.of(MilestoningStrategy.values()), random),
                                pick(List.of(DataLatency.values()), random),
                                Optional.empty(),
                                Optional.of(Duration.ofDays(1 + random.nextInt(9))),
                                Optional.empty())))
                        .build());
        return workspace.toBuilder().dsgs(groups).build();
    })),
    CHANGE_REGULATOR((model, random) -> model.toBuilder()
            .regulator(
                    new Regulator("R" + random.nextInt(4), Optional.empty(), Duration.ofDays(1 + random.nextInt(20))))
            .build()),
    CHANGE_PRIORITY((model, random) -> workspace(
            model,
            random,
            workspace -> workspace.toBuilder()
                    .priority(pick(List.of(WorkspacePriority.values()), random))
                    .build())),
    CHANGE_ENTITLEMENTS((model, random) -> workspace(
            model,
            random,
            workspace -> workspace.toBuilder()
                    .entitlements(List.of(RichEcosystem.entitlement("auditors"), RichEcosystem.entitlement("analysts")))
                    .build())),
    DEPRECATE_WORKSPACE((model, random) -> workspace(
            model,
            random,
            workspace -> workspace.toBuilder()
                    .deprecation(new Deprecation(Optional.empty()))
                    .build())),
    MOVE_WORKSPACE((model, random) -> workspace(
            model,
            random,
            workspace -> workspace.toBuilder()
                    .dataContainer(RichEcosystem.database("D" + random.nextInt(2), "host"))
                    .build())),
    CHANGE_CONTAINER((model, random) -> {
        Optional<DataContainer> chosen = Edit.workspaces(model).stream()
                .flatMap(workspace -> workspace.dataContainer().stream())
                .skip(random.nextInt(2))
                .findFirst();
        boolean secret = random.nextBoolean();
        return Edit.workspaces(
                model,
                workspace -> Optional.of(
                        chosen.isPresent() && workspace.dataContainer().equals(chosen)
                                ? workspace.toBuilder()
                                        .dataContainer(changed((PostgresDatabase) chosen.get(), secret))
                                        .build()
                                : workspace));
    }),
    CHANGE_CODE((model, random) -> workspace(
            model,
            random,
            workspace -> workspace
                    .dataTransformer()
                    .map(transformer -> workspace.toBuilder()
                            .dataTransformer(transformer.toBuilder()
                                    .code(new SQLCodeArtifact(Map.of("d0", "select " + random.nextInt(3)), Map.of()))
                                    .build())
                            .build())
                    .orElse(workspace))),
    CHANGE_TRIGGER((model, random) -> workspace(
            model,
            random,
            workspace -> workspace
                    .dataTransformer()
                    .map(transformer -> workspace.toBuilder()
                            .dataTransformer(transformer.toBuilder()
                                    .trigger(new CronTrigger("daily", "0 3 * * *"))
                                    .build())
                            .build())
                    .orElse(workspace))),
    CHANGE_OUTPUT((model, random) -> workspace(
            model,
            random,
            workspace -> workspace
                    .dataTransformer()
                    .map(transformer -> workspace.toBuilder()
                            .dataTransformer(transformer.toBuilder()
                                    .outputDatastore(
                                            pick(Edit.stores(model), random).name())
                                    .build())
                            .build())
                    .orElse(workspace))),
    CHANGE_HINT((model, random) -> {
        Datastore store = pick(Edit.stores(model), random);
        Optional<String> dataset = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(pick(List.copyOf(store.datasets().keySet()), random));
        boolean ofWorkspace = random.nextInt(3) == 0;
        PlatformRuntimeHint hint = new PlatformRuntimeHint(
                ofWorkspace ? Optional.empty() : Optional.of(store.name()),
                ofWorkspace ? Optional.empty() : dataset,
                ofWorkspace ? Optional.of(pick(Edit.workspaces(model), random).name()) : Optional.empty(),
                Map.of("memory", "9"));
        return Edit.provider(model, provider -> provider.toBuilder().hint(hint).build());
    }),
    RENAME_TEAM((model, random) ->
            Edit.team(model, team -> team.toBuilder().name("Other").build()));

    /** An edit; it may give the model back as it is. */
    private interface Editor {
        Ecosystem edit(Ecosystem model, Random random);
    }

    private final Editor editor;

    RandomEdit(Editor editor) {
        this.editor = editor;
    }

    Ecosystem apply(Ecosystem model, Random random) {
        return editor.edit(model, random);
    }

    static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static DataType type(Random random) {
        return pick(RichEcosystem.TYPES, random);
    }

    private static List<String> some(List<String> names, Random random) {
        List<String> chosen = new ArrayList<>(names);
        Collections.shuffle(chosen, random);
        return chosen.subList(0, random.nextInt(chosen.size() + 1));
    }

    private static Ecosystem store(Ecosystem model, Random random, UnaryOperator<Datastore> change) {
        List<Datastore> stores = Edit.stores(model);
        return stores.isEmpty() ? model : Edit.store(model, pick(stores, random).name(), change);
    }

    private static Ecosystem workspace(Ecosystem model, Random random, UnaryOperator<Workspace> change) {
        List<Workspace> workspaces = Edit.workspaces(model);
        return workspaces.isEmpty()
                ? model
                : Edit.workspace(model, pick(workspaces, random).name(), change);
    }

    private static Ecosystem dataset(Ecosystem model, Random random, UnaryOperator<Dataset> change) {
        Datastore store = pick(Edit.stores(model), random);
        return store.datasets().isEmpty()
                ? model
                : Edit.dataset(
                        model, store.name(), pick(List.copyOf(store.datasets().keySet()), random), change);
    }

    private static Ecosystem table(Ecosystem model, Random random, UnaryOperator<DDLTable> change) {
        return dataset(model, random, Edit.table(change));
    }

    private static Ecosystem columns(Ecosystem model, Random random, UnaryOperator<List<DDLColumn>> change) {
        return dataset(model, random, Edit.columns(columns -> columns.isEmpty() ? columns : change.apply(columns)));
    }

    private static List<DDLColumn> change(List<DDLColumn> columns, Random random, UnaryOperator<DDLColumn> change) {
        int at = random.nextInt(columns.size());
        columns.set(at, change.apply(columns.get(at)));
        return columns;
    }

    private static Workspace withSinks(Workspace workspace, UnaryOperator<List<DatasetSink>> change) {
        List<DatasetGroup> groups = new ArrayList<>(workspace.dsgs().values());
        if (groups.isEmpty()) {
            return workspace;
        }
        DatasetGroup first = groups.get(0);
        groups.set(
                0,
                first.toBuilder()
                        .sinks(change.apply(new ArrayList<>(first.sinks())))
                        .build());
        return workspace.toBuilder().dsgs(groups).build();
    }

    private static DataContainer changed(PostgresDatabase database, boolean secret) {
        return secret
                ? database.toBuilder()
                        .credential(new Credential("other", CredentialType.USER_PASSWORD))
                        .build()
                : RichEcosystem.database(database.name(), "elsewhere");
    }

    private static Ecosystem everywhereDocumented(Ecosystem model, String words) {
        Documentation text = Documentation.of(words);
        Ecosystem documented = Edit.stores(
                model,
                store -> Optional.of(Edit.capture(capture -> capture.dataContainer(
                                RichEcosystem.database("source of " + store.name(), store.name()).toBuilder()
                                        .documentation(text)
                                        .build()))
                        .apply(store.toBuilder()
                                .documentation(text)
                                .datasets(store.datasets().values().stream()
                                        .map(dataset -> dataset.toBuilder()
                                                .documentation(text)
                                                .build())
                                        .map(Edit.columns(columns -> {
                                            columns.replaceAll(column -> column.toBuilder()
                                                    .documentation(text)
                                                    .build());
                                            return columns;
                                        }))
                                        .toList())
                                .build())));
        return Edit.workspaces(
                documented,
                workspace -> Optional.of(workspace.toBuilder()
                        .documentation(text)
                        .dsgs(workspace.dsgs().values().stream()
                                .map(group ->
                                        group.toBuilder().documentation(text).build())
                                .toList())
                        .build()));
    }
}
