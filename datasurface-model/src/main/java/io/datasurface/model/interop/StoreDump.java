package io.datasurface.model.interop;

import io.datasurface.model.Approvals;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.Datastore;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.schema.AvroSchema;
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
    static final Kinds<Dataset> DATASET = Kinds.of("Dataset", StoreDump::dataset);
    private static final Kinds<DatasetDSGApproval> APPROVAL = Kinds.of(
            "DatasetDSGApproval",
            object -> new DatasetDSGApproval(object.text("workspace"), object.text("dsg"), object.text("datasetName")));
    private static final Kinds<Schema> SCHEMA =
            Kinds.of(Map.of("DDLTable", StoreDump::table, "AvroSchema", StoreDump::avro));
    private static final Kinds<List<String>> KEY_LIST = Kinds.of(Map.of(
            "PrimaryKeyList", object -> object.texts("colNames"),
            "PartitionKeyList", object -> object.texts("colNames")));

    private StoreDump() {}

    private static Datastore datastore(DumpObject object) {
        Optional<Approvals> approvals = object.field("datasetDSGApprovals")
                .map(there -> object.list("datasetDSGApprovals", "datasetDSGApprovals", APPROVAL))
                .map(Approvals::new);
        return new Datastore(
                object.text("name"),
                CommonDump.documentation(object),
                object.one("cmd", "capture", CaptureDump.CAPTURE),
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

    private static Schema avro(DumpObject object) {
        return new AvroSchema(
                CommonDump.documentation(object),
                object.field("avroSchema").map(PlatformDump::json).orElseGet(() -> {
                    object.missing("avroSchema");
                    return new JsonValue.Group(Map.of());
                }),
                object.one("primaryKeyColumns", "primaryKeyColumns", KEY_LIST).orElse(List.of()),
                object.one("ingestionPartitionColumns", "ingestionPartitionColumns", KEY_LIST)
                        .orElse(List.of()),
                object.list("classification", "classification", CommonDump.CLASSIFICATION));
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

    private enum Key {
        PK,
        NOT_PK
    }

    private enum Nullability {
        NULLABLE,
        NOT_NULLABLE
    }
}
