package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.CAPTURE;
import static io.datasurface.model.lint.RuleCase.CRM;
import static io.datasurface.model.lint.RuleCase.CUSTOMERS;
import static io.datasurface.model.lint.RuleCase.SALES;
import static io.datasurface.model.lint.RuleCase.SCHEMA;
import static io.datasurface.model.lint.RuleCase.TEAM;

import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.BinaryType;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.FloatTypes;
import io.datasurface.model.schema.GeographyType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.MapType;
import io.datasurface.model.schema.MicroScalingType;
import io.datasurface.model.schema.NanEncoding;
import io.datasurface.model.schema.NonFiniteBehavior;
import io.datasurface.model.schema.StructField;
import io.datasurface.model.schema.StructType;
import io.datasurface.model.schema.TimestampType;
import io.datasurface.model.schema.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Datastores, schemas, captures and containers. */
final class ProducerCases {
    private static final String COLUMN = SCHEMA + "/columns/x";
    private static final String CONTAINER = CAPTURE + "/dataContainer";

    private ProducerCases() {}

    static List<RuleCase> all() {
        List<RuleCase> cases = new ArrayList<>(List.of(
                new RuleCase(CAPTURE_MISSING, CRM, model -> model.crm.capture = Optional.empty()),
                new RuleCase(DATASTORE_EMPTY, TEAM + "/dataStores/hollow", model -> {
                    model.stores.add(new TestModel.Store("hollow"));
                }),
                new RuleCase(APPROVAL_UNKNOWN_DATASET, CRM + "/datasetDSGApprovals/2", model -> {
                    model.crm.approvals = Optional.of(List.of(
                            new DatasetDSGApproval("Sales", "Live", "customers"),
                            new DatasetDSGApproval("Prep", "Input", "visits"),
                            new DatasetDSGApproval("Later", "G", "vists")));
                }),
                new RuleCase(
                        DATASET_CLASSIFIED_TWICE,
                        CUSTOMERS,
                        model -> customers(model).columns.add(classified())),
                new RuleCase(
                        DATASET_UNCLASSIFIED,
                        CUSTOMERS,
                        model -> customers(model).classification.clear()),
                new RuleCase(PRODUCTION_DATASET_UNCLASSIFIED, TEAM + "/dataStores/erp/datasets/d", model -> {
                    TestModel.Store erp = new TestModel.Store("erp", "d");
                    erp.status = ProductionStatus.PRODUCTION;
                    erp.datasets.get(0).classification.clear();
                    model.stores.add(erp);
                }),
                new RuleCase(SCHEMA_MISSING, CUSTOMERS, model -> customers(model).schema = false),
                // schemas
                new RuleCase(SCHEMA_EMPTY, SCHEMA, model -> {
                    customers(model).columns.clear();
                    customers(model).key.clear();
                }),
                new RuleCase(
                        PRIMARY_KEY_UNKNOWN_COLUMN,
                        SCHEMA,
                        model -> customers(model).key.add("nope")),
                new RuleCase(
                        PRIMARY_KEY_NULLABLE,
                        SCHEMA + "/columns/note",
                        model -> customers(model).key.add("note")),
                new RuleCase(
                        PARTITION_UNKNOWN_COLUMN,
                        SCHEMA,
                        model -> customers(model).partition.add("nope")),
                new RuleCase(
                        PARTITION_NULLABLE,
                        SCHEMA + "/columns/note",
                        model -> customers(model).partition.add("note")),
                new RuleCase(
                        KEY_COLUMN_TWICE, SCHEMA, model -> customers(model).key.add("id")),
                type(TYPE_SIZE_INVALID, TestModel.text(0)),
                type(TYPE_SIZE_INVALID, new IntegerType(0, true)),
                type(TYPE_SIZE_INVALID, new BinaryType(Optional.of(-5))),
                type(TYPE_SIZE_INVALID, new VectorType(0)),
                type(TYPE_SIZE_INVALID, new ArrayType(Optional.of(0), new DateType())),
                type(TYPE_SIZE_INVALID, new MapType(new DateType(), TestModel.text(0))),
                type(TYPE_SIZE_INVALID, new DecimalType(0, 0)),
                type(TYPE_SIZE_INVALID, new MicroScalingType(0, FloatTypes.IEEE16, FloatTypes.IEEE16)),
                type(TYPE_DECIMAL_SCALE, new DecimalType(5, 7)),
                type(TYPE_DECIMAL_SCALE, new ArrayType(Optional.empty(), new DecimalType(5, -1))),
                type(TYPE_FLOAT_INVALID, new FloatType(3, 9, 4, 8, NonFiniteBehavior.NAN_ONLY, NanEncoding.IEEE)),
                type(TYPE_FLOAT_INVALID, new FloatType(3, -2, 9, 8, NonFiniteBehavior.NAN_ONLY, NanEncoding.IEEE)),
                type(TYPE_STRUCT_INVALID, new StructType(List.of(), false)),
                type(
                        TYPE_STRUCT_INVALID,
                        new StructType(
                                List.of(new StructField("a", new DateType()), new StructField("a", new DateType())),
                                false)),
                type(TYPE_STRUCT_INVALID, new StructType(List.of(new StructField("a b", new DateType())), true)),
                type(TYPE_SRID_INVALID, new GeographyType(-1, Optional.empty(), Optional.empty(), Optional.empty())),
                type(TYPE_TIME_ZONE_UNKNOWN, new TimestampType("Mars/Olympus")),
                // captures
                new RuleCase(
                        CONSISTENCY_MISSING,
                        CAPTURE,
                        model -> model.crm.capture = Optional.of(new SQLSnapshotIngestion(
                                Optional.empty(),
                                Optional.of(new ExternallyTriggered("t")),
                                Optional.of(TestModel.source("crm_db", TestModel.HOME)),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()))),
                new RuleCase(
                        SOURCE_CONTAINER_MISSING,
                        CAPTURE,
                        model -> model.crm.capture = Optional.of(TestModel.snapshot(Optional.empty()))),
                new RuleCase(
                        TRIGGER_MISSING,
                        CAPTURE,
                        model -> model.crm.capture = Optional.of(TestModel.snapshot(
                                Optional.of(TestModel.source("crm_db", TestModel.HOME)), Optional.empty()))),
                new RuleCase(
                        CRON_INVALID,
                        CAPTURE + "/stepTrigger",
                        model -> model.crm.capture = triggered(new CronTrigger("c", "61 * * * *"))),
                new RuleCase(
                        CRON_INVALID,
                        CAPTURE + "/stepTrigger",
                        model -> model.crm.capture = triggered(new CronTrigger("c", "*/0 * * * *"))),
                new RuleCase(
                        NAME_BLANK,
                        CAPTURE + "/stepTrigger",
                        model -> model.crm.capture = triggered(new ExternallyTriggered(""))),
                new RuleCase(
                        TABLE_UNKNOWN_DATASET,
                        CAPTURE + "/tableForDataset/orders",
                        model -> model.crm.capture = Optional.of(TestModel.cdc(Map.of("orders", "T_ORDERS")))),
                new RuleCase(
                        TABLE_NAME_INVALID,
                        CAPTURE + "/tableForDataset/visits",
                        model -> model.crm.capture = Optional.of(TestModel.cdc(Map.of("visits", "x\"; drop")))),
                new RuleCase(
                        TABLE_TWICE,
                        CAPTURE,
                        model -> model.crm.capture = Optional.of(TestModel.cdc(Map.of("visits", "customers")))),
                new RuleCase(WATERMARK_COLUMN_MISSING, CAPTURE, model -> {
                    customers(model).columns.add(DDLColumn.required("seen", new TimestampType("UTC")));
                    model.crm.capture = watermark("seen", Optional.of(new TimestampType("UTC")));
                }),
                new RuleCase(WATERMARK_TYPE_UNSUPPORTED, CAPTURE, model -> {
                    model.crm.datasets.forEach(each -> each.columns.add(DDLColumn.required("seen", new DateType())));
                    model.crm.capture = watermark("seen", Optional.of(new DateType()));
                }),
                new RuleCase(WATERMARK_TYPE_UNSUPPORTED, SCHEMA + "/columns/seen", model -> {
                    customers(model).columns.add(DDLColumn.required("seen", new DateType()));
                    visits(model).columns.add(DDLColumn.required("seen", new IntegerType(64, true)));
                    model.crm.capture = watermark("seen", Optional.empty());
                }),
                new RuleCase(WATERMARK_TYPE_DIFFERS, SCHEMA + "/columns/seen", model -> {
                    customers(model).columns.add(DDLColumn.required("seen", new TimestampType("UTC")));
                    visits(model).columns.add(DDLColumn.required("seen", new IntegerType(64, true)));
                    model.crm.capture = watermark("seen", Optional.of(new IntegerType(64, true)));
                }),
                new RuleCase(WATERMARK_NULLABLE, SCHEMA + "/columns/seen", model -> {
                    customers(model).columns.add(DDLColumn.of("seen", new IntegerType(64, true)));
                    visits(model).columns.add(DDLColumn.required("seen", new IntegerType(64, true)));
                    model.crm.capture = watermark("seen", Optional.of(new IntegerType(64, true)));
                })));
        cases.addAll(containers());
        return cases;
    }

    private static List<RuleCase> containers() {
        return List.of(
                new RuleCase(
                        CONTAINER_NAME_INVALID,
                        CONTAINER,
                        model -> model.crm.capture = from(TestModel.source("a/b", TestModel.HOME))),
                new RuleCase(
                        CONTAINER_NAME_SHARED,
                        SALES + "/dataContainer",
                        model -> model.sales.container = Optional.of(TestModel.source("crm_db", TestModel.ABROAD))),
                new RuleCase(
                        CONTAINER_NAME_SHARED,
                        CONTAINER,
                        model -> model.containers.add(
                                PostgresDatabase.of("crm_db", TestModel.HOME, "other.example.com", 5432, "crm_db"))),
                new RuleCase(
                        CONTAINER_LOCATION_MISSING,
                        CONTAINER,
                        model -> model.crm.capture =
                                from(database(List.of(), "h", 1, "d", Optional.empty(), Optional.empty(), false))),
                new RuleCase(
                        CONTAINER_HOST_INVALID,
                        CONTAINER,
                        model -> model.crm.capture =
                                from(database(home(), "bad host!", 1, "d", Optional.empty(), Optional.empty(), false))),
                new RuleCase(
                        CONTAINER_PORT_INVALID,
                        CONTAINER,
                        model -> model.crm.capture = from(
                                database(home(), "10.0.0.1", 70000, "d", Optional.empty(), Optional.empty(), false))),
                new RuleCase(
                        CONTAINER_DATABASE_MISSING,
                        CONTAINER,
                        model -> model.crm.capture =
                                from(database(home(), "[fe80::1]", 0, " ", Optional.empty(), Optional.empty(), false))),
                new RuleCase(
                        CONTAINER_READ_ONLY,
                        SALES + "/dataContainer",
                        model -> model.sales.container =
                                Optional.of(database(home(), "h", 1, "d", Optional.empty(), Optional.empty(), true))),
                new RuleCase(CONTAINER_THIRD_PARTY_ACCESS, CONTAINER, model -> {
                    customers(model).classification.set(0, TestModel.dc(DataClassificationType.MNPI));
                    model.crm.capture = from(database(
                            home(),
                            "h",
                            1,
                            "d",
                            Optional.of(new EncryptionSystem("kms", Optional.empty(), true)),
                            Optional.empty(),
                            false));
                }),
                new RuleCase(CONTAINER_THIRD_PARTY_ACCESS, SALES + "/dataContainer", model -> {
                    customers(model).classification.set(0, TestModel.dc(DataClassificationType.MNPI));
                    model.sales.container = Optional.of(database(
                            home(),
                            "h",
                            1,
                            "d",
                            Optional.empty(),
                            Optional.of(new EncryptionSystem("own", Optional.empty(), true)),
                            false));
                }));
    }

    static DataContainer database(
            List<LocationKey> locations,
            String host,
            int port,
            String database,
            Optional<EncryptionSystem> server,
            Optional<EncryptionSystem> client,
            boolean readOnly) {
        return new PostgresDatabase(
                "db_under_test",
                Optional.empty(),
                locations,
                new HostPortPair(host, port),
                database,
                Optional.empty(),
                server,
                client,
                readOnly);
    }

    static List<LocationKey> home() {
        return List.of(new LocationKey(TestModel.HOME));
    }

    static Optional<CaptureMetadata> from(DataContainer container) {
        return Optional.of(TestModel.snapshot(Optional.of(container)));
    }

    private static RuleCase type(LintRule rule, DataType type) {
        return new RuleCase(rule, COLUMN, model -> customers(model).columns.add(DDLColumn.of("x", type)));
    }

    private static Optional<CaptureMetadata> triggered(StepTrigger trigger) {
        return Optional.of(
                TestModel.snapshot(Optional.of(TestModel.source("crm_db", TestModel.HOME)), Optional.of(trigger)));
    }

    private static Optional<CaptureMetadata> watermark(String column, Optional<DataType> type) {
        return Optional.of(new SQLWatermarkSnapshotDeltaIngestion(
                Optional.of(IngestionConsistencyType.MULTI_DATASET),
                Optional.of(new CronTrigger("c", "0 * * * *")),
                Optional.of(TestModel.source("crm_db", TestModel.HOME)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                column,
                type));
    }

    private static DDLColumn classified() {
        return new DDLColumn(
                "c", new DateType(), true, List.of(TestModel.dc(DataClassificationType.IP)), Optional.empty());
    }

    private static TestModel.Data customers(TestModel model) {
        return model.crm.datasets.get(0);
    }

    private static TestModel.Data visits(TestModel model) {
        return model.crm.datasets.get(1);
    }
}
