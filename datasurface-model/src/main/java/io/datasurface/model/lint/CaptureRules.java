package io.datasurface.model.lint;

import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.IngestionMetadata;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.capture.SQLMergeIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.capture.TopicIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.HttpService;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.List;
import java.util.Optional;

/** How datastores are captured, and what starts a capture or a transformer. */
final class CaptureRules {
    private final LintContext context;
    private final TableRules tables;
    private final TopicRules topics;
    private final FileRules files;

    CaptureRules(LintContext context) {
        this.context = context;
        this.tables = new TableRules(context);
        this.topics = new TopicRules(context);
        this.files = new FileRules(context);
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
        Datastore store = entry.datastore();
        if (!(capture instanceof DataTransformerOutput)) {
            complete(store, capture, path);
        }
        if (pulls(capture) && capture.stepTrigger().isEmpty()) {
            context.report(
                    LintRule.TRIGGER_MISSING, path, "Nothing starts the capture of %s; set stepTrigger.", store.name());
        }
        capture.stepTrigger().ifPresent(trigger -> trigger(trigger, path.child("stepTrigger")));
        if (capture instanceof IngestionMetadata ingestion) {
            context.credential(ingestion.credential(), path);
        }
        if (capture instanceof SQLIngestion sql) {
            tables.check(entry, sql, path);
        } else if (capture instanceof TopicIngestion topic) {
            topics.check(store, topic, path);
        } else {
            files.check(entry, capture, path);
        }
        if (capture instanceof SQLMergeIngestion merge) {
            merge(store, merge, path);
        }
    }

    private void complete(Datastore store, CaptureMetadata capture, ObjectPath path) {
        if (capture.singleOrMultiDatasetIngestion().isEmpty()) {
            context.report(
                    LintRule.CONSISTENCY_MISSING,
                    path,
                    "The capture of %s does not say whether its datasets are consistent with each other; set"
                            + " singleOrMultiDatasetIngestion to SINGLE_DATASET or MULTI_DATASET.",
                    store.name());
        }
        Optional<DataContainer> container = capture.dataContainer();
        if (container.isEmpty()) {
            context.report(
                    LintRule.SOURCE_CONTAINER_MISSING,
                    path,
                    "The capture of %s does not say from which container; set dataContainer.",
                    store.name());
        } else if (!suits(capture, container.get())) {
            context.report(
                    LintRule.SOURCE_CONTAINER_UNSUITABLE,
                    path,
                    "A %s cannot read from the container %s, a %s; use %s or another kind of capture.",
                    new LintContext.Plain(capture.getClass().getSimpleName()),
                    container.get().name(),
                    new LintContext.Plain(container.get().getClass().getSimpleName()),
                    new LintContext.Plain(wanted(capture)));
        }
    }

    /** Whether the capture begins at a trigger only. */
    private static boolean pulls(CaptureMetadata capture) {
        return capture instanceof SQLSnapshotIngestion
                || capture instanceof SQLWatermarkSnapshotDeltaIngestion
                || capture instanceof SQLMergeIngestion
                || capture instanceof FileDropIngestion
                || capture instanceof CustomPullIngestion;
    }

    /** Kinds of captures and containers that others bring are not judged: their platform knows them. */
    private static boolean suits(CaptureMetadata capture, DataContainer container) {
        boolean known = container instanceof SQLDatabase
                || container instanceof KafkaServer
                || container instanceof MongoDatabase
                || container instanceof FileShare
                || container instanceof ObjectStorage
                || container instanceof HttpService
                || container instanceof DataPlatformManagedDataContainer;
        if (!known) {
            return true;
        }
        if (capture instanceof SQLIngestion) {
            return container instanceof SQLDatabase
                    || (capture instanceof CDCCaptureIngestion && container instanceof MongoDatabase)
                    || (capture instanceof SQLMergeIngestion && container instanceof DataPlatformManagedDataContainer);
        }
        if (capture instanceof TopicIngestion) {
            return container instanceof KafkaServer;
        }
        if (capture instanceof FileDropIngestion) {
            return container instanceof FileShare || container instanceof ObjectStorage;
        }
        return !(capture instanceof CustomPullIngestion && container instanceof DataPlatformManagedDataContainer);
    }

    private static String wanted(CaptureMetadata capture) {
        if (capture instanceof SQLIngestion) {
            return "a database";
        }
        if (capture instanceof TopicIngestion) {
            return "a KafkaServer";
        }
        return capture instanceof FileDropIngestion ? "a FileShare or an ObjectStorage" : "a container of the source";
    }

    private void trigger(StepTrigger trigger, ObjectPath path) {
        context.printable("trigger", trigger.name(), path);
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

    private void merge(Datastore store, SQLMergeIngestion merge, ObjectPath path) {
        if (context.index().platform(merge.dataPlatform()).isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_PLATFORM,
                    path,
                    "The platform %s, whose merged tables are to be read, does not exist; correct the name or add the"
                            + " platform.",
                    merge.dataPlatform());
            return;
        }
        PrimaryIngestionPlatform primary =
                context.ecosystem().primaryIngestionPlatforms().get(store.name());
        List<String> primaries = primary == null ? List.of() : primary.dataPlatforms();
        if (!primaries.contains(merge.dataPlatform())) {
            context.report(
                    LintRule.MERGE_PLATFORM_NOT_PRIMARY,
                    path,
                    "The datastore %s is read from the tables that the platform %s merges, but nothing makes that platform fill"
                            + " them; name it in the entry of the datastore in primaryIngestionPlatforms.",
                    store.name(),
                    merge.dataPlatform());
        }
    }
}
