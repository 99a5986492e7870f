package io.datasurface.tck;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.code.JavaCodeArtifact;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import io.datasurface.spi.DataPlatformProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Models that ask for other things than the one that they are made of: each for one thing that some platform cannot do. */
final class ModelVariants {
    /** What a variant is called in which all groups want the same history, before its kind. */
    static final String HISTORY = "history of kind ";

    private static final List<String> TYPES = List.of(
            "TinyInt",
            "FixedInteger(24)",
            "FixedInteger(64,UNSIGNED)",
            "FixedInteger(128)",
            "Float",
            "Double",
            "IEEE16",
            "IEEE128",
            "FP8_E4M3",
            "MicroScaling(32,FP8_E8M0,FP4_E2M1)",
            "Decimal(38,10)",
            "Decimal(2000,10)",
            "Boolean",
            "Date",
            "Timestamp",
            "Timestamp(GMT+01:00)",
            "Interval",
            "VarChar",
            "VarChar(20,latin1_bin)",
            "NVarChar",
            "Char(2)",
            "String",
            "Binary(100)",
            "Variant",
            "Vector(768)",
            "Array<Integer>",
            "Map<String,Decimal(10,2)>",
            "Struct<street:String,code:VarChar(5)>",
            "Geography(4326,WGS84,POINT)");

    private final Ecosystem model;
    private final List<DataContainer> containers;
    private final Map<String, Ecosystem> variants = new LinkedHashMap<>();

    private ModelVariants(Ecosystem model) {
        this.model = model;
        this.containers = SampleContainers.like(model);
    }

    /** The same, and what a model may leave out or say of the plugin's own parameters. */
    static Map<String, Ecosystem> of(Ecosystem model, DataPlatformProvider plugin) {
        Map<String, Ecosystem> variants = of(model);
        variants.put(
                "required parameters only (ask isSet() before an optional one is read)",
                ParameterEdits.requiredOnly(model, plugin));
        variants.put("the examples of all parameters", ParameterEdits.allExamples(model, plugin));
        return variants;
    }

    /** Models by what is special about them. Some are wrong in themselves; then nobody has to render them. */
    static Map<String, Ecosystem> of(Ecosystem model) {
        ModelVariants variants = new ModelVariants(model);
        variants.captures();
        variants.containers();
        variants.schemas();
        variants.groups();
        variants.transformers();
        return variants.variants;
    }

    /** With one more column of a type in each table. */
    static Ecosystem withColumnOf(Ecosystem model, String type) {
        return stores(model, store -> ModelGrowth.withColumn(store, "tck_typed", DataTypes.parse(type)));
    }

    private void captures() {
        for (String kind : SampleCaptures.KINDS) {
            stores(
                    "a capture of kind " + kind,
                    store -> ModelGrowth.isCaptured(store)
                            ? withWatermarks(store).toBuilder()
                                    .capture(SampleCaptures.of(
                                            kind, store.capture().orElseThrow(), containers))
                                    .build()
                            : store);
        }
        captured("a capture that nothing starts", SampleCaptures::withoutTrigger);
        captured("a capture that something outside starts", SampleCaptures::triggeredOutside);
        captured("a capture without a credential", SampleCaptures::withoutCredential);
    }

    /** The columns are for captures that look at the last change of a row; to others they are more of them. */
    private static Datastore withWatermarks(Datastore store) {
        DataType time = DataTypes.parse("Timestamp");
        return ModelGrowth.withColumn(
                ModelGrowth.withColumn(store, SampleCaptures.WATERMARK, time), SampleCaptures.OTHER_WATERMARK, time);
    }

    private void captured(String what, UnaryOperator<CaptureMetadata> change) {
        stores(
                what,
                store -> ModelGrowth.isCaptured(store)
                        ? store.toBuilder()
                                .capture(change.apply(store.capture().orElseThrow()))
                                .build()
                        : store);
    }

    private void containers() {
        for (DataContainer container : containers) {
            String kind = container.getClass().getSimpleName() + (container.isReadOnly() ? ", read only" : "");
            if (container instanceof SQLDatabase) {
                captured("a source of kind " + kind, capture -> SampleCaptures.from(container, capture));
            }
            workspaces(
                    "a consumer of kind " + kind,
                    workspace -> workspace.toBuilder().dataContainer(container).build());
        }
        variants.put(
                "consumers without a credential",
                RecordEdits.without(Credential.class).inConsumers(model));
        variants.put(
                "captures and databases without a credential",
                RecordEdits.without(Credential.class).in(model));
    }

    private void schemas() {
        for (String type : TYPES) {
            variants.put("a column of type " + type, withColumnOf(model, type));
        }
        tables(
                "tables without a primary key",
                table -> table.toBuilder().primaryKeyColumns(List.of()).build());
        tables("tables with a key of two columns", ModelVariants::withLongerKey);
        tables(
                "partitioned tables",
                table -> table.toBuilder()
                        .ingestionPartitionColumns(table.primaryKeyColumns())
                        .build());
        datasets(
                "datasets without a schema",
                dataset -> new Dataset(
                        dataset.name(),
                        dataset.documentation(),
                        java.util.Optional.empty(),
                        dataset.policies(),
                        dataset.dataClassificationOverride(),
                        dataset.qualityRules(),
                        dataset.deprecation()));
        JsonValue avro = new JsonValue.Group(Map.of(
                "type", new JsonValue.Text("record"),
                "name", new JsonValue.Text("row"),
                "fields",
                        new JsonValue.Items(List.of(new JsonValue.Group(
                                Map.of("name", new JsonValue.Text("id"), "type", new JsonValue.Text("long")))))));
        datasets(
                "datasets with an Avro schema",
                dataset -> dataset.toBuilder()
                        .originalSchema(AvroSchema.builder(avro).build())
                        .build());
    }

    private static DDLTable withLongerKey(DDLTable table) {
        List<DDLColumn> columns = List.copyOf(table.columns().values());
        List<DDLColumn> key = columns.subList(0, Math.min(2, columns.size()));
        return table.toBuilder()
                .columns(columns.stream()
                        .map(column -> key.contains(column)
                                ? column.toBuilder().nullable(false).build()
                                : column)
                        .toList())
                .primaryKeyColumns(key.stream().map(DDLColumn::name).toList())
                .build();
    }

    private void tables(String what, UnaryOperator<DDLTable> change) {
        datasets(
                what,
                dataset -> dataset.originalSchema().orElse(null) instanceof DDLTable table
                        ? dataset.toBuilder()
                                .originalSchema(change.apply(table))
                                .build()
                        : dataset);
    }

    private void datasets(String what, UnaryOperator<Dataset> change) {
        stores(
                what,
                store -> store.toBuilder()
                        .datasets(store.datasets().values().stream().map(change).toList())
                        .build());
    }

    private void groups() {
        for (MilestoningStrategy strategy : MilestoningStrategy.values()) {
            groups(HISTORY + strategy, needs -> needs.milestoningStrategy(strategy));
        }
        groups("retention of a day and a half", needs -> needs.minRetentionTime(Duration.ofHours(36)));
        for (DataLatency latency : DataLatency.values()) {
            groups("latency of " + latency, needs -> needs.latency(latency));
        }
    }

    private void groups(String what, UnaryOperator<ConsumerRetentionRequirements.Builder> change) {
        workspaces(
                what,
                workspace -> workspace.toBuilder()
                        .dsgs(workspace.dsgs().values().stream()
                                .map(group -> group(group, change))
                                .toList())
                        .build());
    }

    /** The same group, which sees history and not the latest version. */
    static DatasetGroup withHistory(DatasetGroup group) {
        return group(group, needs -> needs.milestoningStrategy(MilestoningStrategy.FORENSIC));
    }

    private static DatasetGroup group(DatasetGroup group, UnaryOperator<ConsumerRetentionRequirements.Builder> change) {
        return group.retention()
                .map(needs -> group.toBuilder()
                        .platformMD(new WorkspacePlatformConfig(
                                change.apply(needs.toBuilder()).build()))
                        .build())
                .orElse(group);
    }

    private void transformers() {
        List<CodeArtifact> programs = List.of(
                new PythonCodeArtifact(List.of("numpy==2.0"), Map.of(), "3.11"),
                new JavaCodeArtifact("s3://code/jobs.jar", "com.example.Main", List.of(), Map.of()),
                ContainerImageCodeArtifact.builder("registry.example.com/team/job:1.4")
                        .build());
        for (CodeArtifact program : programs) {
            transformed("a transformer of kind " + program.getClass().getSimpleName(), code -> program);
        }
        for (String query : List.of("", "SELECT 1; SELECT 2", "SELECT 'a", "SELECT :unknown", "DELETE FROM x")) {
            transformed(
                    "the query " + query,
                    code -> code instanceof SQLCodeArtifact sql
                            ? new SQLCodeArtifact(
                                    sql.queries().keySet().stream()
                                            .collect(Collectors.toMap(name -> name, name -> query)),
                                    sql.envVars())
                            : code);
        }
    }

    private void transformed(String what, UnaryOperator<CodeArtifact> change) {
        workspaces(
                what,
                workspace -> workspace
                        .dataTransformer()
                        .map(transformer -> workspace.toBuilder()
                                .dataTransformer(with(transformer, change.apply(transformer.code())))
                                .build())
                        .orElse(workspace));
    }

    private static DataTransformer with(DataTransformer transformer, CodeArtifact code) {
        return new DataTransformer(
                transformer.name(),
                transformer.documentation(),
                transformer.outputDatastore(),
                code,
                transformer.trigger());
    }

    private void stores(String what, UnaryOperator<Datastore> change) {
        variants.put(what, stores(model, change));
    }

    private static Ecosystem stores(Ecosystem model, UnaryOperator<Datastore> change) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .dataStores(team.dataStores().values().stream().map(change).toList())
                .build());
        return copy.ecosystem();
    }

    private void workspaces(String what, UnaryOperator<Workspace> change) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .workspaces(team.workspaces().values().stream().map(change).toList())
                .build());
        variants.put(what, copy.ecosystem());
    }
}
