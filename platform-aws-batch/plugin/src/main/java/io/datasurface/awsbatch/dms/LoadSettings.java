package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfString;

/**
 * Settings of a task that loads whole tables. Those that are there are emptied first and not dropped: grants, indexes and views that consumers
 * have on them stay, and PostgreSQL refuses to drop a table that a view reads. What cannot be loaded as it is suspends its table, and the state
 * machine tells. Facts: AWS DMS user guide, task settings.
 */
final class LoadSettings {
    private static final long TRIES = 5;

    private LoadSettings() {}

    static TfString of() {
        return Tf.json(Tf.map()
                .put(
                        "TargetMetadata",
                        Tf.map().put("SupportLobs", Tf.bool(false)).put("BatchApplyEnabled", Tf.bool(false)))
                .put(
                        "FullLoadSettings",
                        Tf.map()
                                .put("TargetTablePrepMode", Tf.text("TRUNCATE_BEFORE_LOAD"))
                                .put("CreatePkAfterFullLoad", Tf.bool(false))
                                .put("MaxFullLoadSubTasks", Tf.number(8))
                                .put("TransactionConsistencyTimeout", Tf.number(600))
                                .put("CommitRate", Tf.number(10_000)))
                .put("ErrorBehavior", errors())
                .put("ControlTablesSettings", TaskSettings.controlTables())
                .put("ValidationSettings", Tf.map().put("EnableValidation", Tf.bool(false)))
                .put("Logging", Tf.map().put("EnableLogging", Tf.bool(true))));
    }

    /** A load has an end: what cannot be reached after some tries fails it. */
    private static TfMap errors() {
        return TaskSettings.suspending()
                .put("RecoverableErrorCount", Tf.number(TRIES))
                .put("FailOnNoTablesCaptured", Tf.bool(true));
    }
}
