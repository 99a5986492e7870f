package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.TimestampType;
import java.util.Map;
import java.util.Optional;

/** Captures from tables: their names, and the column by which a delta is found. */
final class TableRules {
    private final LintContext context;

    TableRules(LintContext context) {
        this.context = context;
    }

    void check(DatastoreEntry entry, SQLIngestion capture, ObjectPath path) {
        Datastore store = entry.datastore();
        capture.tableForDataset().forEach((dataset, table) -> {
            ObjectPath at = path.child("tableForDataset", dataset);
            if (!store.datasets().containsKey(dataset)) {
                context.report(
                        LintRule.TABLE_UNKNOWN_DATASET,
                        at,
                        "A table is given for the dataset %s, which %s does not have; correct the name or remove it.",
                        dataset,
                        store.name());
            }
            name(table, at);
        });
        capture.schemaName().ifPresent(schema -> name(schema, path.child("schemaName")));
        if (!capture.tableForDataset().isEmpty()) { // Otherwise each has the table of its own name.
            SharedSources.find(store.datasets().keySet(), capture::table)
                    .forEach(shared -> context.report(
                            LintRule.TABLE_TWICE,
                            path,
                            "The datasets %s and %s are both captured from the table %s; give each its own or remove one.",
                            shared.first(),
                            shared.second(),
                            shared.source()));
        }
        if (capture instanceof SQLWatermarkSnapshotDeltaIngestion watermark) {
            watermark(entry, watermark, path);
        }
    }

    private void name(String name, ObjectPath path) {
        if (!SqlNames.isTable(name)) {
            context.report(
                    LintRule.TABLE_NAME_INVALID,
                    path,
                    "%s is no name of a table or schema; use up to 128 letters, digits, _, $ and #, not a digit first.",
                    name);
        }
    }

    private void watermark(DatastoreEntry entry, SQLWatermarkSnapshotDeltaIngestion capture, ObjectPath path) {
        Optional<DataType> type = capture.watermarkDataType();
        if (type.isPresent() && !grows(type.get())) {
            context.report(
                    LintRule.WATERMARK_TYPE_UNSUPPORTED,
                    path,
                    "A watermark cannot be of type %s; use a whole number or a timestamp.",
                    type.get());
        }
        for (Dataset dataset : entry.datastore().datasets().values()) {
            Optional<Schema> schema = dataset.originalSchema();
            if (schema.isEmpty()) {
                continue;
            }
            Map<String, DDLColumn> columns = context.model().columns(dataset);
            DDLColumn column = columns.get(capture.watermarkColumn());
            if (column == null) {
                context.report(
                        LintRule.WATERMARK_COLUMN_MISSING,
                        path,
                        "The dataset %s does not have the watermark column %s; add the column or capture it another way.",
                        dataset.name(),
                        capture.watermarkColumn());
            } else {
                ObjectPath at = entry.path().child("datasets", dataset.name()).child("originalSchema");
                boolean avro = schema.get() instanceof AvroSchema;
                watermark(column, type, avro ? at : at.child("columns", column.name()));
            }
        }
    }

    private void watermark(DDLColumn column, Optional<DataType> type, ObjectPath path) {
        if (type.isEmpty() && !grows(column.type())) {
            context.report(
                    LintRule.WATERMARK_TYPE_UNSUPPORTED,
                    path,
                    "The watermark column %s is of type %s; use a whole number or a timestamp.",
                    column.name(),
                    column.type());
        } else if (type.isPresent() && !type.get().equals(column.type())) {
            context.report(
                    LintRule.WATERMARK_TYPE_DIFFERS,
                    path,
                    "The watermark column %s is of type %s, but the capture says %s; make them equal.",
                    column.name(),
                    column.type(),
                    type.get());
        }
        if (column.nullable()) {
            context.report(
                    LintRule.WATERMARK_NULLABLE,
                    path,
                    "The watermark column %s is nullable, and rows without a watermark are never captured again; make it not"
                            + " nullable.",
                    column.name());
        }
    }

    private static boolean grows(DataType type) {
        return type instanceof IntegerType || type instanceof TimestampType;
    }
}
