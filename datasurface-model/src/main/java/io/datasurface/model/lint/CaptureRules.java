package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.IngestionMetadata;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.Credential;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.TimestampType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How datastores are captured, and what starts a capture or a transformer. */
final class CaptureRules {
    private final LintContext context;

    CaptureRules(LintContext context) {
        this.context = context;
    }

    void check() {
        for (DatastoreEntry entry : context.stores()) {
            entry.datastore()
                    .capture()
                    .ifPresent(capture -> capture(entry, capture, entry.path().child("capture")));
        }
        context.workspaces()
                .forEach(entry -> entry.workspace()
                        .dataTransformer()
                        .ifPresent(transformer -> transformer
                                .trigger()
                                .ifPresent(trigger ->
                                        trigger(trigger, entry.path().child("dataTransformer", "trigger")))));
    }

    private void capture(DatastoreEntry entry, CaptureMetadata capture, ObjectPath path) {
        if (!(capture instanceof DataTransformerOutput)) {
            if (capture.singleOrMultiDatasetIngestion().isEmpty()) {
                context.report(
                        LintRule.CONSISTENCY_MISSING,
                        path,
                        "The capture of %s does not say whether its datasets are consistent with each other; set"
                                + " singleOrMultiDatasetIngestion to SINGLE_DATASET or MULTI_DATASET.",
                        entry.datastore().name());
            }
            if (capture.dataContainer().isEmpty()) {
                context.report(
                        LintRule.SOURCE_CONTAINER_MISSING,
                        path,
                        "The capture of %s does not say from which container; set dataContainer.",
                        entry.datastore().name());
            }
        }
        boolean pulls =
                capture instanceof SQLSnapshotIngestion || capture instanceof SQLWatermarkSnapshotDeltaIngestion;
        if (pulls && capture.stepTrigger().isEmpty()) {
            context.report(
                    LintRule.TRIGGER_MISSING,
                    path,
                    "Nothing starts the capture of %s; set stepTrigger.",
                    entry.datastore().name());
        }
        capture.stepTrigger().ifPresent(trigger -> trigger(trigger, path.child("stepTrigger")));
        if (capture instanceof IngestionMetadata ingestion) {
            credential(ingestion.credential(), path);
        }
        if (capture instanceof SQLIngestion sql) {
            tables(entry.datastore(), sql, path);
        }
        if (capture instanceof SQLWatermarkSnapshotDeltaIngestion watermark) {
            watermark(entry, watermark, path);
        }
    }

    private void trigger(StepTrigger trigger, ObjectPath path) {
        if (!SqlNames.isPrintable(trigger.name())) {
            context.report(
                    LintRule.NAME_BLANK,
                    path,
                    "The name %s of this trigger is blank or has control characters; give it a printable one.",
                    trigger.name());
        }
        if (trigger instanceof CronTrigger cron) {
            Optional<String> mistake = CronExpression.mistake(cron.cron());
            if (mistake.isPresent()) {
                context.report(
                        LintRule.CRON_INVALID,
                        path,
                        "The cron expression %s of the trigger %s cannot be used: %s.",
                        cron.cron(),
                        trigger.name(),
                        new LintContext.Plain(mistake.get()));
            }
        }
    }

    private void credential(Optional<Credential> credential, ObjectPath path) {
        if (credential.isPresent() && !SqlNames.isPrintable(credential.get().name())) {
            context.report(
                    LintRule.NAME_BLANK,
                    path.child("credential"),
                    "The name %s of this credential is blank or has control characters; write its name in the credential store.",
                    credential.get().name());
        }
    }

    private void tables(Datastore store, SQLIngestion capture, ObjectPath path) {
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
            tableName(table, at);
        });
        capture.schemaName().ifPresent(schema -> tableName(schema, path.child("schemaName")));
        Map<String, String> datasets = new HashMap<>();
        for (String dataset : store.datasets().keySet()) {
            String other = datasets.putIfAbsent(capture.table(dataset), dataset);
            if (other != null) {
                context.report(
                        LintRule.TABLE_TWICE,
                        path,
                        "The datasets %s and %s are both captured from the table %s; give each its own or remove one.",
                        other,
                        dataset,
                        capture.table(dataset));
            }
        }
    }

    private void tableName(String name, ObjectPath path) {
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
            if (dataset.originalSchema().isPresent() && dataset.originalSchema().get() instanceof DDLTable table) {
                DDLColumn column = table.columns().get(capture.watermarkColumn());
                if (column == null) {
                    context.report(
                            LintRule.WATERMARK_COLUMN_MISSING,
                            path,
                            "The dataset %s does not have the watermark column %s; add the column or capture it another way.",
                            dataset.name(),
                            capture.watermarkColumn());
                } else {
                    watermark(entry, dataset, column, type);
                }
            }
        }
    }

    private void watermark(DatastoreEntry entry, Dataset dataset, DDLColumn column, Optional<DataType> type) {
        ObjectPath path = entry.path()
                .child("datasets", dataset.name())
                .child("originalSchema")
                .child("columns", column.name());
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
