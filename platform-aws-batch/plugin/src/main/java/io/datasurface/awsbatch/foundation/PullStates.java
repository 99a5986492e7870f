package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Asl.and;
import static io.datasurface.awsbatch.foundation.Asl.choice;
import static io.datasurface.awsbatch.foundation.Asl.choices;
import static io.datasurface.awsbatch.foundation.Asl.isPresent;

import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfMap;
import java.util.Map;

/**
 * What the ingest state machine does for a datastore that a program pulls: it runs the program on Fargate, and the job when the program has marked
 * its run as complete. A run is named after the time when its execution started, so that a second try writes where the first one did.
 */
final class PullStates {
    /** The first of them. */
    static final String START = "IsPulled";

    private static final String PULL = "Pull";
    private static final String FIND = "FindRunMarker";
    private static final String KEY = "$.found.Contents[0].Key";

    private final Foundation foundation;
    private final Instance instance;
    private final PullNames names;
    private final Asl asl;

    PullStates(Foundation foundation) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.names = new PullNames(instance);
        this.asl = new Asl(foundation, Purpose.INGEST);
    }

    /**
     * Adds the states.
     *
     * @param otherwise where a datastore goes that no program pulls
     */
    void add(Map<String, TfMap> states, String otherwise) {
        states.put(START, choices(otherwise, choice(isPresent("$.pull"), "TakeTime")));
        states.put(
                "TakeTime", pass("parts", "States.StringSplit($$.Execution.StartTime, ':')", "$.started", "NameRun"));
        states.put(
                "NameRun",
                pass(
                        "name",
                        "States.Format('{}-{}-{}', $.started.parts[0], $.started.parts[1], $.started.parts[2])",
                        "$.run",
                        "PlaceRun"));
        states.put(
                "PlaceRun",
                pass("key", "States.Format('{}/{}', $.pull.folder, $.run.name)", "$.run.folder", "PlaceMarker"));
        states.put(
                "PlaceMarker",
                pass("key", "States.Format('{}/" + Folders.RUN_MARKER + "', $.run.folder.key)", "$.run.marker", PULL));
        states.put(PULL, run());
        states.put(
                FIND,
                asl.task(
                                "aws-sdk:s3:listObjectsV2",
                                Tf.map()
                                        .put("Bucket", instance.stagingBucket())
                                        .put("Prefix.$", "$.run.marker.key")
                                        .put("MaxKeys", 1),
                                Asl.retryCall())
                        .put("ResultPath", "$.found")
                        .put("Next", "IsRunComplete"));
        states.put(
                "IsRunComplete",
                choices(
                        "RunIncomplete",
                        choice(
                                and(
                                        isPresent(KEY),
                                        Tf.map().put("Variable", KEY).put("StringEqualsPath", "$.run.marker.key")),
                                Asl.RUN_JOB)));
        states.put(
                "RunIncomplete",
                Asl.failure(
                        "RunIncomplete",
                        "The program ended well and left no " + Folders.RUN_MARKER
                                + " in the folder of its run; nothing of the run is ingested"));
    }

    private static TfMap pass(String name, String value, String place, String next) {
        return Tf.map()
                .put("Type", "Pass")
                .put("Parameters", Tf.map().put(name + ".$", value))
                .put("ResultPath", place)
                .put("Next", next);
    }

    /** A container that ends with another code than 0 fails the task, and so does one that finds no place. */
    private TfMap run() {
        TfMap network = Tf.map()
                .put("Subnets", Tf.texts(instance.subnets()))
                .put(
                        "SecurityGroups",
                        Tf.list(PullTopic.securityGroup(foundation).attr("id")))
                .put("AssignPublicIp", "DISABLED");
        TfList settings = Tf.list(
                Tf.map().put("Name", PullNames.RUN).put("Value.$", "$.run.name"),
                Tf.map()
                        .put("Name", PullNames.FOLDER)
                        .put("Value.$", "States.Format('s3://" + instance.stagingBucket() + "/{}', $.run.folder.key)"));
        return asl.task(
                        "ecs:runTask.sync",
                        Tf.map()
                                .put("LaunchType", "FARGATE")
                                .put("Cluster", foundation.arns().regional("ecs", "cluster/" + names.cluster()))
                                .put("TaskDefinition.$", "$.pull.task")
                                .put("NetworkConfiguration", Tf.map().put("AwsvpcConfiguration", network))
                                .put(
                                        "Overrides",
                                        Tf.map()
                                                .put(
                                                        "ContainerOverrides",
                                                        Tf.list(Tf.map()
                                                                .put("Name", PullNames.CONTAINER)
                                                                .put("Environment", settings)))),
                        Tf.list(Asl.retry(60, 2, "States.TaskFailed")))
                .put(
                        "TimeoutSeconds",
                        instance.parameters().duration("pull.timeout").toSeconds())
                .put("ResultPath", Tf.none())
                .put("Next", FIND);
    }
}
