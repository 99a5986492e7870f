package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Asl.and;
import static io.datasurface.awsbatch.foundation.Asl.choice;
import static io.datasurface.awsbatch.foundation.Asl.choices;
import static io.datasurface.awsbatch.foundation.Asl.equal;
import static io.datasurface.awsbatch.foundation.Asl.isPresent;
import static io.datasurface.awsbatch.foundation.Asl.number;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import java.time.Duration;
import java.util.Map;

/**
 * What the export state machine does for a container that DMS loads: it sees that the task rests, has the job write the files, starts the task and
 * looks until all tables are loaded. A schedule could start the task by itself, but not after the files are whole and never while they change.
 *
 * <p>DMS starts a task only if the connections of both endpoints were tested since they were made or changed, so they are tested each time.
 */
final class LoadStates {
    /** The first of them. */
    static final String START = "IsLoad";

    /** The first after the job. */
    static final String AFTER_JOB = "IsToBeLoaded";

    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final String LOAD = "$.load";
    private static final String DMS = "$.dms";
    private static final String STATUS = DMS + ".Status[0]";
    private static final String LOADED = "$.loaded.Status[0]";
    private static final String STATS = "$.loaded.Stats[0].";
    private static final String WAITS = "$.waits";
    private static final String WAIT_FOR_TESTS = "WaitForTests";
    private static final String WAIT_FOR_LOAD = "WaitForLoad";
    private static final String SERVICE = "aws-sdk:databasemigration:";

    private final Foundation foundation;
    private final Asl asl;

    LoadStates(Foundation foundation) {
        this.foundation = foundation;
        this.asl = new Asl(foundation, Purpose.EXPORT);
    }

    void add(Map<String, TfMap> states) {
        addBefore(states);
        states.put(AFTER_JOB, choices(Measures.AFTER_SUCCESS, choice(isPresent(LOAD), "TestSource")));
        addTests(states);
        addStart(states);
        addWait(states);
    }

    private void addBefore(Map<String, TfMap> states) {
        states.put(START, choices(Asl.RUN_JOB, choice(isPresent(LOAD), "AskForLoadTask")));
        states.put(
                "AskForLoadTask",
                ask().put(
                                "ResultSelector",
                                Tf.map()
                                        .put("Status.$", each("Status"))
                                        .put("Task.$", each("ReplicationTaskArn"))
                                        .put("Instance.$", each("ReplicationInstanceArn"))
                                        .put("Source.$", each("SourceEndpointArn"))
                                        .put("Target.$", each("TargetEndpointArn")))
                        .put("ResultPath", DMS)
                        .put("Next", "IsAtRest"));
        states.put(
                "IsAtRest",
                choices(
                        "NotAtRest",
                        choice(equal(STATUS, "ready"), Asl.RUN_JOB),
                        choice(equal(STATUS, "stopped"), Asl.RUN_JOB),
                        choice(equal(STATUS, "failed"), Asl.RUN_JOB)));
        states.put(
                "NotAtRest",
                Asl.failure(
                        "LoadNotAtRest",
                        "The replication task of the load runs, is changed or does not exist, so no files were written for it"));
    }

    private static String each(String field) {
        return "$.ReplicationTasks[*]." + field;
    }

    private TfMap ask() {
        return asl.task(
                SERVICE + "describeReplicationTasks",
                Tf.map()
                        .put(
                                "Filters",
                                Tf.list(Tf.map()
                                        .put("Name", "replication-task-id")
                                        .put("Values.$", "States.Array($.load.task)")))
                        .put("WithoutSettings", true),
                Asl.retryCall());
    }

    private void addTests(Map<String, TfMap> states) {
        states.put("TestSource", test("Source", "TestTarget"));
        states.put("TestTarget", test("Target", WAIT_FOR_TESTS));
        states.put(WAIT_FOR_TESTS, wait("AskForTests"));
        states.put(
                "AskForTests",
                asl.task(
                                SERVICE + "describeConnections",
                                Tf.map()
                                        .put(
                                                "Filters",
                                                Tf.list(
                                                        Tf.map()
                                                                .put("Name", "endpoint-arn")
                                                                .put(
                                                                        "Values.$",
                                                                        "States.Array($.dms.Source[0], $.dms.Target[0])"),
                                                        Tf.map()
                                                                .put("Name", "replication-instance-arn")
                                                                .put("Values.$", "States.Array($.dms.Instance[0])"))),
                                Asl.retryCall())
                        .put("ResultSelector", Tf.map().put("Status.$", "$.Connections[*].Status"))
                        .put("ResultPath", "$.tests")
                        .put("Next", "AreTested"));
        String first = "$.tests.Status[0]";
        String second = "$.tests.Status[1]";
        states.put(
                "AreTested",
                choices(
                        "ConnectionFailed",
                        choice(equal(first, "testing"), WAIT_FOR_TESTS),
                        choice(equal(second, "testing"), WAIT_FOR_TESTS),
                        choice(and(equal(first, "successful"), equal(second, "successful")), "IsFirstLoad")));
        states.put(
                "ConnectionFailed",
                Asl.failure(
                        "ConnectionFailed", "DMS does not reach the bucket or the database; the endpoints say why"));
    }

    private TfMap test(String side, String next) {
        return asl.task(
                        SERVICE + "testConnection",
                        Tf.map()
                                .put("ReplicationInstanceArn.$", "$.dms.Instance[0]")
                                .put("EndpointArn.$", "$.dms." + side + "[0]"),
                        Asl.retryCall())
                .put("ResultPath", Tf.none())
                .put("Next", next);
    }

    private static TfMap wait(String next) {
        return Tf.map().put("Type", "Wait").put("Seconds", PAUSE.toSeconds()).put("Next", next);
    }

    private void addStart(Map<String, TfMap> states) {
        states.put("IsFirstLoad", choices("LoadAgain", choice(equal(STATUS, "ready"), "LoadFirst")));
        states.put("LoadFirst", start("start-replication"));
        states.put("LoadAgain", start("reload-target"));
    }

    private TfMap start(String type) {
        return asl.task(
                        SERVICE + "startReplicationTask",
                        Tf.map().put("ReplicationTaskArn.$", "$.dms.Task[0]").put("StartReplicationTaskType", type),
                        Asl.retryCall())
                .put("ResultPath", Tf.none())
                .put("Next", "BeginToWait");
    }

    private void addWait(Map<String, TfMap> states) {
        states.put(
                "BeginToWait",
                Tf.map()
                        .put("Type", "Pass")
                        .put("Result", Tf.map().put("count", 0))
                        .put("ResultPath", WAITS)
                        .put("Next", WAIT_FOR_LOAD));
        states.put(WAIT_FOR_LOAD, wait("AskForLoad"));
        states.put(
                "AskForLoad",
                ask().put(
                                "ResultSelector",
                                Tf.map().put("Status.$", each("Status")).put("Stats.$", each("ReplicationTaskStats")))
                        .put("ResultPath", "$.loaded")
                        .put("Next", "HasLoadEnded"));
        states.put(
                "HasLoadEnded",
                choices(
                        "CountWait",
                        choice(equal(LOADED, "stopped"), "IsLoadWhole"),
                        choice(equal(LOADED, "failed"), "LoadFailed")));
        states.put(
                "CountWait",
                Tf.map()
                        .put("Type", "Pass")
                        .put("Parameters", Tf.map().put("count.$", "States.MathAdd($.waits.count, 1)"))
                        .put("ResultPath", WAITS)
                        .put("Next", "IsLoadLate"));
        long most =
                foundation.instance().parameters().duration("dms.loadTimeout").dividedBy(PAUSE);
        states.put(
                "IsLoadLate",
                choices(WAIT_FOR_LOAD, choice(number(WAITS + ".count", "NumericGreaterThanEquals", most), "LoadLate")));
        states.put(
                "IsLoadWhole",
                choices(
                        "LoadIncomplete",
                        choice(
                                and(
                                        number(STATS + "TablesErrored", "NumericEquals", 0),
                                        number(STATS + "FullLoadProgressPercent", "NumericEquals", 100),
                                        isPresent(STATS + "TablesLoaded"),
                                        Tf.map()
                                                .put("Variable", STATS + "TablesLoaded")
                                                .put("NumericGreaterThanEqualsPath", "$.load.tables")),
                                Measures.AFTER_SUCCESS)));
        states.put("LoadFailed", Asl.failure("LoadFailed", "The load failed; see the log of the replication task"));
        states.put(
                "LoadIncomplete",
                Asl.failure(
                        "LoadIncomplete", "The load ended without all tables; see the log of the replication task"));
        states.put(
                "LoadLate",
                Asl.failure("LoadLate", "The load has not ended in the time of dms.loadTimeout; it goes on unwatched"));
    }
}
