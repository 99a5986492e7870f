package io.datasurface.model.interop;

import io.datasurface.model.Approvals;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.Datastore;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Datastores with their datasets, schemas and captures. */
final class StoreDump {
    static final Kinds<Datastore> DATASTORE = Kinds.of("Datastore", StoreDump::datastore);
    private static final Kinds<StepTrigger> TRIGGER = Kinds.of(Map.of(
            "CronTrigger", object -> new CronTrigger(object.text("name"), object.text("cron")),
            "ExternallyTriggered", object -> new ExternallyTriggered(object.text("name"))));
    static final Kinds<Dataset> DATASET = Kinds.of("Dataset", StoreDump::dataset);
    private static final Kinds<DatasetDSGApproval> APPROVAL = Kinds.of(
            "DatasetDSGApproval",
            object -> new DatasetDSGApproval(object.text("workspace"), object.text("dsg"), object.text("datasetName")));
    private static final Kinds<Schema> SCHEMA = Kinds.of("DDLTable", StoreDump::table);
    private static final Kinds<List<String>> KEY_LIST = Kinds.of(Map.of(
            "PrimaryKeyList", object -> object.texts("colNames"),
            "PartitionKeyList", object -> object.texts("colNames")));
    private static final Kinds<CaptureMetadata> CAPTURE = Kinds.of(Map.of(
            "CDCCaptureIngestion", StoreDump::cdc,
            "SQLSnapshotIngestion", StoreDump::snapshot,
            "SQLWatermarkSnapshotDeltaIngestion", StoreDump::watermark,
            "DataTransformerOutput", StoreDump::transformerOutput));

    private StoreDump() {}

    static Optional<StepTrigger> trigger(DumpObject object, String key) {
        return object.one(key, key, TRIGGER);
    }

    private static Datastore datastore(DumpObject object) {
        Optional<Approvals> approvals = object.field("datasetDSGApprovals")
                .map(there -> object.list("datasetDSGApprovals", "datasetDSGApprovals", APPROVAL))
                .map(Approvals::new);
        return new Datastore(
                object.text("name"),
                CommonDump.documentation(object),
                object.one("cmd", "capture", CAPTURE),
                object.constant("productionStatus", ProductionStatus.class, ProductionStatus.NOT_PRODUCTION),
                CommonDump.deprecationOf(object),
                approvals,
                Optional.empty(),
                object.named("datasets", "datasets", DATASET));
    }

    private static Dataset dataset(DumpObject object) {
        return new Dataset(
                object.text("name"),
                CommonDump.documentation(object),
                object.one("originalSchema", "originalSchema", SCHEMA),
                object.keys("policies"),
                object.list("dataClassificationOverride", "dataClassificationOverride", CommonDump.CLASSIFICATION),
                Map.of(),
                CommonDump.deprecationOf(object));
    }

    /** An explicit key list wins; without one the columns that are flagged are the key, in table order. */
    private static Schema table(DumpObject object) {
        List<String> flagged = new ArrayList<>();
        Kinds<DDLColumn> columnKinds = Kinds.of("DDLColumn", column -> column(column, flagged));
        Map<String, DDLColumn> columns = object.named("columns", "columns", columnKinds);
        return new DDLTable(
                CommonDump.documentation(object),
                object.one("primaryKeyColumns", "primaryKeyColumns", KEY_LIST).orElse(flagged),
                object.one("ingestionPartitionColumns", "ingestionPartitionColumns", KEY_LIST)
                        .orElse(List.of()),
                columns);
    }

    private static DDLColumn column(DumpObject object, List<String> flagged) {
        String name = object.text("name");
        if (object.optionalConstant("primaryKey", Key.class).orElse(Key.NOT_PK) == Key.PK) {
            flagged.add(name);
        }
        return new DDLColumn(
                name,
                TypeDump.type(object, "type"),
                object.optionalConstant("nullable", Nullability.class).orElse(Nullability.NULLABLE)
                        == Nullability.NULLABLE,
                object.list("classification", "classification", CommonDump.CLASSIFICATION),
                CommonDump.documentation(object));
    }

    private static Optional<IngestionConsistencyType> consistency(DumpObject object) {
        return object.optionalConstant("singleOrMultiDatasetIngestion", IngestionConsistencyType.class);
    }

    private static CaptureMetadata cdc(DumpObject object) {
        return new CDCCaptureIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                object.one("credential", "credential", CommonDump.CREDENTIAL),
                Optional.empty(),
                object.textMap("tableForDataset"));
    }

    private static CaptureMetadata snapshot(DumpObject object) {
        return new SQLSnapshotIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                object.one("credential", "credential", CommonDump.CREDENTIAL),
                Optional.empty(),
                object.textMap("tableForDataset"));
    }

    private static CaptureMetadata watermark(DumpObject object) {
        return new SQLWatermarkSnapshotDeltaIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                object.one("credential", "credential", CommonDump.CREDENTIAL),
                Optional.empty(),
                object.textMap("tableForDataset"),
                object.text("watermarkColumn"),
                object.one("watermarkDataType", "watermarkDataType", TypeDump.TYPE));
    }

    private static CaptureMetadata transformerOutput(DumpObject object) {
        object.ignore("singleOrMultiDatasetIngestion", "stepTrigger");
        return new DataTransformerOutput(object.text("workSpaceName"), ContainerDump.container(object));
    }

    private enum Key {
        PK,
        NOT_PK
    }

    private enum Nullability {
        NULLABLE,
        NOT_NULLABLE
    }
}
