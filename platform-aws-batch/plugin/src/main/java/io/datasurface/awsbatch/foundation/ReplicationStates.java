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
import java.util.List;
import java.util.Map;

/**
 * What the ingest state machine does about the replication of its datastore before it runs the job: it asks DMS how that is, publishes it, and
 * waits for the full load. It also starts a serverless replication, and resumes one that has stopped.
 *
 * <p>DMS that does not answer keeps no loaded datastore from being ingested. A stopped serverless replication is let alone for a while, because
 * Terraform stops one before it changes it, and DMS refuses to change one that runs.
 */
final class ReplicationStates {
    /** The first of them. */
    static final String START = "IsReplicated";

    /** The last of them but the job: what is staged, and whether all of it is there. */
    private static final String FIND = "FindLoadMarker";

    private static final String ASKED = "$.dms";
    private static final String STATUS = ASKED + ".Status[0]";
    private static final String STATS = ASKED + ".Stats[0].";
    private static final String WAITED = "$.waited";
    private static final long WAIT_SECONDS = 900;
    private static final String NOT_YET_LOADED = "NotYetLoaded";
    private static final String IS_REPLICATING = "IsReplicating";
    private static final String ASK_FOR_REPLICATION = "AskForReplication";

    private final Foundation foundation;
    private final Asl asl;

    ReplicationStates(Foundation foundation) {
        this.foundation = foundation;
        this.asl = new Asl(foundation, Purpose.INGEST);
    }

    void add(Map<String, TfMap> states) {
        TfMap ofTask = choice(isPresent("$.task"), "AskForTask");
        states.put(
                START,
                foundation.hasServerless()
                        ? choices(Asl.RUN_JOB, ofTask, choice(isPresent("$.replication"), ASK_FOR_REPLICATION))
                        : choices(Asl.RUN_JOB, ofTask));
        states.put(
                "AskForTask",
                ask(
                        "describeReplicationTasks",
                        filter("replication-task-id", "$.task").put("WithoutSettings", true),
                        "$.ReplicationTasks[*].",
                        "ReplicationTaskStats",
                        IS_REPLICATING));
        if (foundation.hasServerless()) {
            addServerless(states);
        }
        addWatch(states);
        addLoad(states);
    }

    private static TfMap filter(String name, String path) {
        return Tf.map()
                .put("Filters", Tf.list(Tf.map().put("Name", name).put("Values.$", "States.Array(" + path + ")")));
    }

    private TfMap ask(String call, TfMap parameters, String each, String stats, String next) {
        return asl.task("aws-sdk:databasemigration:" + call, parameters, Asl.retryCall(), FIND)
                .put("ResultSelector", Tf.map().put("Stats.$", each + stats).put("Status.$", each + "Status"))
                .put("ResultPath", ASKED)
                .put("Next", next);
    }

    /** Only the first start of a replication is a fresh one; DMS refuses to resume one whose resources it has given back. */
    private void addServerless(Map<String, TfMap> states) {
        states.put(
                ASK_FOR_REPLICATION,
                ask(
                        "describeReplications",
                        filter("replication-config-arn", "$.replication"),
                        "$.Replications[*].",
                        "ReplicationStats",
                        "IsToBeStarted"));
        states.put(
                "IsToBeStarted",
                choices(
                        IS_REPLICATING,
                        choice(equal(STATUS, "created"), "StartReplication"),
                        choice(equal(STATUS, "ready"), "StartReplication"),
                        choice(and(isPresent(WAITED), equal(STATUS, "stopped")), "ResumeReplication"),
                        choice(equal(STATUS, "stopped"), "LetBeChanged")));
        states.put("StartReplication", start("start-replication", NOT_YET_LOADED));
        states.put(
                "LetBeChanged",
                Tf.map().put("Type", "Wait").put("Seconds", WAIT_SECONDS).put("Next", "NoteWait"));
        states.put(
                "NoteWait",
                Tf.map()
                        .put("Type", "Pass")
                        .put("Result", true)
                        .put("ResultPath", WAITED)
                        .put("Next", ASK_FOR_REPLICATION));
        states.put("ResumeReplication", start("resume-processing", FIND));
    }

    private TfMap start(String kind, String next) {
        return asl.task(
                        "aws-sdk:databasemigration:startReplication",
                        Tf.map().put("ReplicationConfigArn.$", "$.replication").put("StartReplicationType", kind),
                        Asl.retryCall())
                .put("ResultPath", Tf.none())
                .put("Next", next);
    }

    private void addWatch(Map<String, TfMap> states) {
        List<TfMap> stopped = List.of(
                choice(equal(STATUS, "stopped"), "NoteStopped"),
                choice(equal(STATUS, "failed"), "NoteStopped"),
                choice(equal(STATUS, "failed-move"), "NoteStopped"),
                choice(equal(STATUS, "deprovisioned"), "NoteStopped"));
        states.put(IS_REPLICATING, choices("NoteReplicating", stopped.toArray(TfMap[]::new)));
        states.put("NoteStopped", note(1));
        states.put("NoteReplicating", note(0));
        new Measures(foundation, Purpose.INGEST)
                .addReplication(states, "IsReplicationWatched", STATS + "TablesErrored", FIND);
    }

    private static TfMap note(long stopped) {
        return Tf.map()
                .put("Type", "Pass")
                .put("Result", stopped)
                .put("ResultPath", Measures.STOPPED_PATH)
                .put("Next", "IsReplicationWatched");
    }

    /** A full load that DMS reports as complete is marked; until then there is nothing to ingest. */
    private void addLoad(Map<String, TfMap> states) {
        states.put(
                FIND,
                asl.task(
                                "aws-sdk:s3:listObjectsV2",
                                Tf.map()
                                        .put("Bucket.$", "$.marker.bucket")
                                        .put("Prefix.$", "$.marker.key")
                                        .put("MaxKeys", 1),
                                Asl.retryCall())
                        .put("ResultPath", "$.found")
                        .put("Next", "IsLoadMarked"));
        states.put(
                "IsLoadMarked",
                choices(
                        Asl.NOTIFY, // DMS has not answered, and its error is in the notice.
                        choice(
                                and(
                                        isPresent("$.found.Contents[0].Key"),
                                        Tf.map()
                                                .put("Variable", "$.found.Contents[0].Key")
                                                .put("StringEqualsPath", "$.marker.key")),
                                Asl.RUN_JOB),
                        choice(isPresent(ASKED), "IsLoadComplete")));
        states.put(
                "IsLoadComplete",
                choices(
                        NOT_YET_LOADED,
                        choice(number(STATS + "TablesErrored", "NumericGreaterThan", 0), "TablesErrored"),
                        choice(
                                and(
                                        number(STATS + "FullLoadProgressPercent", "NumericEquals", 100),
                                        number(STATS + "TablesLoading", "NumericEquals", 0),
                                        number(STATS + "TablesQueued", "NumericEquals", 0),
                                        isPresent(STATS + "TablesLoaded"),
                                        // After a table was added the task still tells of the load before.
                                        Tf.map()
                                                .put("Variable", STATS + "TablesLoaded")
                                                .put("NumericGreaterThanEqualsPath", "$.tables")),
                                "MarkLoad")));
        states.put(NOT_YET_LOADED, Tf.map().put("Type", "Succeed"));
        states.put(
                "TablesErrored",
                Asl.failure("TablesErrored", "DMS reports tables with errors; see the log of the replication"));
        states.put(
                "MarkLoad",
                asl.task(
                                "aws-sdk:s3:putObject",
                                Tf.map()
                                        .put("Bucket.$", "$.marker.bucket")
                                        .put("Key.$", "$.marker.key")
                                        // Smaller than any file of data, so that nothing expires it.
                                        .put("Body", "loaded"),
                                Asl.retryCall())
                        .put("ResultPath", Tf.none())
                        .put("Next", Asl.RUN_JOB));
    }
}
