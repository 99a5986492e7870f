package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Asl.choice;
import static io.datasurface.awsbatch.foundation.Asl.number;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions of the state machines. Their inputs are a contract with the schedules of the chunks:
 *
 * <ul>
 *   <li>ingest and export: {@code spec}, the key of the document, and {@code subject}, for people; ingest of a datastore that DMS
 *       replicates also {@code task}, the id of the replication task, or {@code replication}, the ARN of the serverless replication, with
 *       {@code tables}, how many there are, and {@code marker} with {@code bucket} and {@code key}; one that a program pulls also
 *       {@code pull} with {@code task}, the task definition, and {@code folder}, that of its runs in the staging bucket
 *   <li>export of a container that DMS loads also {@code load} with {@code task}, the id of the replication task, and {@code tables}, how
 *       many there are
 *   <li>transform: {@code spec}, {@code subject} and {@code output} with both of the datastore that it writes
 *   <li>all of these may have {@code executionClass}; without it a run is {@link ExecutionClass#STANDARD}
 *   <li>maintain and reconcile: {@code workList}, the key of the list, and {@code subject}
 * </ul>
 */
final class Machines {
    /** Name of the map in the ARNs of its runs. */
    static final String MAP_LABEL = "items";

    private static final String DONE = "Done";
    private static final String SPEC = "spec";
    private static final long TABLES_AT_ONCE = 10;

    /** What a machine that works off a list, and its items, are called. */
    private record Texts(String machine, String start, String item, String failures) {}

    private static final Texts UPKEEP = new Texts(
            "Compaction and expiry of the tables of a work list",
            "MaintainAll",
            "One datastore",
            "Datastores were not maintained; the map run of the execution lists them");
    private static final Texts COMPARISON = new Texts(
            "Comparison of the lake with the databases of a work list",
            "ReconcileAll",
            "One database",
            "Databases differ from the lake or could not be compared; the map run of the execution lists them, and each has a report");

    private final Foundation foundation;

    Machines(Foundation foundation) {
        this.foundation = foundation;
    }

    TfMap definition(Purpose purpose) {
        return switch (purpose) {
            case INGEST -> ingest();
            case EXPORT -> export();
            case TRANSFORM -> transform();
            case MAINTAIN -> workList(purpose, UPKEEP);
            case RECONCILE -> workList(purpose, COMPARISON);
        };
    }

    private TfMap ingest() {
        Asl asl = new Asl(foundation, Purpose.INGEST);
        Map<String, TfMap> states = new TreeMap<>();
        boolean pulls = foundation.facts().pulls().areThere();
        Asl.addStart(states, pulls ? PullStates.START : ReplicationStates.START);
        if (pulls) {
            new PullStates(foundation).add(states, ReplicationStates.START);
        }
        new ReplicationStates(foundation).add(states);
        states.put(
                Asl.RUN_JOB, asl.runJob().put("Catch", Asl.catchAll(Asl.NOTIFY)).put("Next", Measures.AFTER_SUCCESS));
        new Measures(foundation, Purpose.INGEST).addSuccess(states, DONE);
        states.put(DONE, succeed());
        asl.addFailure(states, SPEC);
        return Asl.machine("Staging files of a datastore into its Iceberg tables", Asl.START, states);
    }

    private TfMap export() {
        Asl asl = new Asl(foundation, Purpose.EXPORT);
        Map<String, TfMap> states = new TreeMap<>();
        boolean loads = !foundation.facts().loads().isEmpty();
        Asl.addStart(states, loads ? LoadStates.START : Asl.RUN_JOB);
        if (loads) {
            new LoadStates(foundation).add(states);
        }
        states.put(
                Asl.RUN_JOB,
                asl.runJob()
                        .put("Catch", Asl.catchAll(Asl.NOTIFY))
                        .put("Next", loads ? LoadStates.AFTER_JOB : Measures.AFTER_SUCCESS));
        new Measures(foundation, Purpose.EXPORT).addSuccess(states, DONE);
        states.put(DONE, succeed());
        asl.addFailure(states, SPEC);
        return Asl.machine("Iceberg tables into the container of a consumer", Asl.START, states);
    }

    private TfMap transform() {
        Asl asl = new Asl(foundation, Purpose.TRANSFORM);
        Map<String, TfMap> states = new TreeMap<>();
        Asl.addStart(states, Asl.RUN_JOB);
        states.put(
                Asl.RUN_JOB, asl.runJob().put("Catch", Asl.catchAll(Asl.NOTIFY)).put("Next", "IngestOutput"));
        states.put(
                "IngestOutput",
                asl.task(
                                "states:startExecution.sync:2",
                                Tf.map()
                                        .put(
                                                "StateMachineArn",
                                                foundation
                                                        .arns()
                                                        .stateMachine(foundation
                                                                .instance()
                                                                .stateMachine(Purpose.INGEST)))
                                        .put(
                                                "Input",
                                                Tf.map()
                                                        .put("spec.$", "$.output.spec")
                                                        .put("subject.$", "$.output.subject")
                                                        .put("executionClass.$", "$.executionClass")
                                                        .put(
                                                                "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$",
                                                                "$$.Execution.Id")),
                                Tf.list(Tf.map()
                                        .put("ErrorEquals", Tf.texts("StepFunctions.ExecutionLimitExceeded"))
                                        .put("IntervalSeconds", 30)
                                        .put("MaxAttempts", 5)
                                        .put("BackoffRate", 2)))
                        .put("ResultPath", Tf.none())
                        .put("Next", Measures.AFTER_SUCCESS));
        new Measures(foundation, Purpose.TRANSFORM).addSuccess(states, DONE);
        states.put(DONE, succeed());
        asl.addFailure(states, SPEC);
        return Asl.machine("Run of a transformer and ingestion of what it wrote", Asl.START, states);
    }

    /** A run for each item of a list. */
    private TfMap workList(Purpose purpose, Texts texts) {
        Asl asl = new Asl(foundation, purpose);
        String control = foundation.instance().controlBucket();
        Map<String, TfMap> item = new TreeMap<>();
        item.put(Asl.RUN_JOB, asl.runJob().put("End", true));
        TfMap processor = Asl.machine(texts.item(), Asl.RUN_JOB, item)
                .put("ProcessorConfig", Tf.map().put("Mode", "DISTRIBUTED").put("ExecutionType", "STANDARD"));
        Map<String, TfMap> states = new TreeMap<>();
        states.put(
                texts.start(),
                Tf.map()
                        .put("Type", "Map")
                        .put("Label", MAP_LABEL)
                        .put("MaxConcurrency", TABLES_AT_ONCE)
                        // An item that fails must not keep the others from their run; failures are counted after.
                        .put("ToleratedFailurePercentage", 100)
                        .put(
                                "ItemReader",
                                Tf.map()
                                        .put("Resource", asl.integration("s3:getObject"))
                                        .put("ReaderConfig", Tf.map().put("InputType", "JSON"))
                                        .put(
                                                "Parameters",
                                                Tf.map().put("Bucket", control).put("Key.$", "$.workList")))
                        .put("ItemSelector", Tf.map().put("spec.$", "$$.Map.Item.Value.spec"))
                        .put("ItemProcessor", processor)
                        .put(
                                "ResultWriter",
                                Tf.map()
                                        .put("Resource", asl.integration("s3:putObject"))
                                        .put(
                                                "Parameters",
                                                Tf.map()
                                                        .put("Bucket", control)
                                                        .put("Prefix", FoundationNames.RUNS + "/" + purpose.label())))
                        .put("ResultPath", "$.map")
                        .put("Catch", Asl.catchAll(Asl.NOTIFY))
                        .put("Next", "CountFailures"));
        states.put(
                "CountFailures",
                asl.task("aws-sdk:sfn:describeMapRun", Tf.map().put("MapRunArn.$", "$.map.MapRunArn"), Asl.retryCall())
                        .put("ResultSelector", Tf.map().put("Failed.$", "$.ItemCounts.Failed"))
                        .put("ResultPath", "$.counts")
                        .put("Next", "HasFailures"));
        states.put(
                "HasFailures",
                Asl.choices(DONE, choice(number("$.counts.Failed", "NumericGreaterThan", 0), "ItemsFailed")));
        states.put("ItemsFailed", Asl.failure("ItemsFailed", texts.failures()));
        states.put(DONE, succeed());
        asl.addFailure(states, "workList");
        return Asl.machine(texts.machine(), texts.start(), states);
    }

    private static TfMap succeed() {
        return Tf.map().put("Type", "Succeed");
    }
}
