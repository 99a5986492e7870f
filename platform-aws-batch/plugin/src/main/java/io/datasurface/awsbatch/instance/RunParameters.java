package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.integer;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.DURATION;
import static io.datasurface.spi.ParameterType.FLAG;
import static io.datasurface.spi.ParameterType.INTEGER;
import static io.datasurface.spi.ParameterType.TEXT;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.List;

/** Who runs jobs, on what, how often, and how long their traces are kept. */
final class RunParameters {
    private static final long MOST_ROWS = 1_000_000_000;
    /** Those of CloudWatch. */
    private static final String[] LOG_PERIODS = {
        "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096", "1827",
        "2192", "2557", "2922", "3288", "3653"
    };

    static final List<ParameterSpec> ALL = List.of(
            withDefault(
                            "orchestration",
                            TEXT,
                            ParameterValues.of("STEP_FUNCTIONS"),
                            "who runs jobs: STEP_FUNCTIONS (state machines that schedules and events start), GLUE_WORKFLOWS (a workflow of jobs for each datastore, transformer and export) or SCHEDULES (each document has a schedule that starts its job)")
                    .oneOf("STEP_FUNCTIONS", "GLUE_WORKFLOWS", "SCHEDULES"),
            withDefault("glue.version", TEXT, ParameterValues.of("5.1"), "Glue runtime")
                    .matching("[0-9]+\\.[0-9]+"),
            withDefault("glue.workerType", TEXT, ParameterValues.of("G.1X"), "Glue worker")
                    .matching("[A-Z]\\.[0-9.]+X"),
            integer("glue.workers", 4, "workers of a job run").between(2, 299),
            optional(
                            "glue.maxConcurrentRuns",
                            INTEGER,
                            "2000",
                            "most runs of one job at a time, at most what the quotas glue-runs-per-job and glue-runs are, which count without it; a plan that needs more does not fit")
                    .between(1, 1_000_000),
            withDefault(
                            "glue.longRun",
                            DURATION,
                            ParameterValues.of(Duration.ofHours(6)),
                            "how long a run may go on before the failures' topic is told, which ends no run")
                    .between(Duration.ofMinutes(1), Duration.ofDays(2)),
            integer(
                            "glue.retries",
                            2,
                            "times that Glue tries a failed run again where no state machine does; with any, runs beyond a quota are refused instead of queued")
                    .between(0, 10),
            withDefault(
                    "glue.flex",
                    FLAG,
                    ParameterValues.of(true),
                    "whether runs for consumers of LOW priority, at most every half hour, and upkeep use spare capacity (FLEX; G.1X and G.2X)"),
            withDefault(
                            "locks",
                            TEXT,
                            ParameterValues.of("PROCESS"),
                            "whom upkeep, and whoever writes tables of Hudi, keep apart: runs of one PROCESS, or by leases in DYNAMODB all; that needs datasurface-aws.jar beside the jobs' jar")
                    .oneOf("PROCESS", "DYNAMODB"),
            integer("retention.logDays", 400, "days that logs are kept, one of the periods of CloudWatch")
                    .oneOf(LOG_PERIODS),
            integer("retention.stagingDays", 90, "days that staging files are kept, from when they were written")
                    .between(7, 3650),
            withDefault(
                            "ingest.interval",
                            DURATION,
                            ParameterValues.of(Duration.ofMinutes(5)),
                            "pause between ingestions of a store that asks for no other")
                    .atLeast(Duration.ofMinutes(1)),
            optional(
                            "reconcile.interval",
                            DURATION,
                            "PT24H",
                            "pause between comparisons of the lake with what is exported from it; without it nothing is compared; each reads whole tables, and a source may be ahead of the lake")
                    .atLeast(Reconciliation.SHORTEST),
            withDefault(
                    "reconcile.sources",
                    FLAG,
                    ParameterValues.of(false),
                    "whether sources are compared, too; each time reads them as a whole"),
            integer("reconcile.tolerance", 0, "rows of a table that may differ before a comparison fails")
                    .between(0, MOST_ROWS));

    private RunParameters() {}
}
