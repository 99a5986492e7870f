package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfString;

/**
 * Settings of a task that writes to S3 and loses nothing: files are only added, a truncated or unreadable value suspends its table instead
 * of passing, as does one that cannot be masked, and dropped or truncated source tables leave the files alone. Facts: AWS DMS user guide, task settings.
 */
final class TaskSettings {
    private TaskSettings() {}

    static TfString of(long lobMaxSizeKilobytes, boolean masks) {
        return Tf.json(Tf.map()
                .put("TargetMetadata", targetMetadata(lobMaxSizeKilobytes))
                .put("FullLoadSettings", fullLoad())
                .put(
                        "ChangeProcessingDdlHandlingPolicy",
                        Tf.map()
                                .put("HandleSourceTableDropped", Tf.bool(false))
                                .put("HandleSourceTableTruncated", Tf.bool(false))
                                .put("HandleSourceTableAltered", Tf.bool(true)))
                .put(
                        "ErrorBehavior",
                        masks ? errors().put("DataMaskingErrorPolicy", Tf.text("SUSPEND_TABLE")) : errors())
                .put("ControlTablesSettings", controlTables())
                .put("ValidationSettings", Tf.map().put("EnableValidation", Tf.bool(false)))
                .put("TTSettings", Tf.map().put("EnableTT", Tf.bool(false)))
                .put("Logging", Tf.map().put("EnableLogging", Tf.bool(true))));
    }

    private static TfMap targetMetadata(long lobMaxSizeKilobytes) {
        return Tf.map()
                .put("SupportLobs", Tf.bool(true))
                .put("FullLobMode", Tf.bool(false))
                .put("LimitedSizeLobMode", Tf.bool(true))
                .put("LobMaxSize", Tf.number(lobMaxSizeKilobytes))
                .put("InlineLobMaxSize", Tf.number(0))
                .put("BatchApplyEnabled", Tf.bool(false))
                .put("TaskRecoveryTableEnabled", Tf.bool(false));
    }

    private static TfMap fullLoad() {
        return Tf.map()
                .put("TargetTablePrepMode", Tf.text("DO_NOTHING"))
                .put("CreatePkAfterFullLoad", Tf.bool(false))
                .put("StopTaskCachedChangesApplied", Tf.bool(false))
                .put("StopTaskCachedChangesNotApplied", Tf.bool(false))
                .put("MaxFullLoadSubTasks", Tf.number(8))
                .put("TransactionConsistencyTimeout", Tf.number(600))
                .put("CommitRate", Tf.number(10_000));
    }

    private static TfMap errors() {
        return suspending()
                .put("RecoverableErrorCount", Tf.number(-1))
                .put("RecoverableErrorInterval", Tf.number(5))
                .put("RecoverableErrorThrottling", Tf.bool(true))
                .put("RecoverableErrorThrottlingMax", Tf.number(1800))
                .put("FailOnNoTablesCaptured", Tf.bool(true))
                .put("FailOnTransactionConsistencyBreached", Tf.bool(true));
    }

    /** What cannot be written as it is keeps its table from being copied. */
    static TfMap suspending() {
        return Tf.map()
                .put("DataErrorPolicy", Tf.text("SUSPEND_TABLE"))
                .put("DataTruncationErrorPolicy", Tf.text("SUSPEND_TABLE"))
                .put("DataErrorEscalationPolicy", Tf.text("SUSPEND_TABLE"))
                .put("TableErrorPolicy", Tf.text("SUSPEND_TABLE"))
                .put("TableErrorEscalationPolicy", Tf.text("STOP_TASK"));
    }

    static TfMap controlTables() {
        return Tf.map()
                .put("StatusTableEnabled", Tf.bool(false))
                .put("HistoryTableEnabled", Tf.bool(false))
                .put("SuspendedTablesTableEnabled", Tf.bool(false));
    }
}
