package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.dms.ServerlessReplication;
import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The roles with which schedules start state machines, and state machines run jobs; or with which schedules start jobs. */
final class OrchestrationRole {
    private final Foundation foundation;
    private final Instance instance;
    private final TfString key;

    OrchestrationRole(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.key = key;
    }

    /** Adds the role of the schedules. */
    void addForSchedules() {
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put(
                "schedules",
                List.of(
                        start(),
                        IamStatement.allow("KeepUndelivered")
                                .actions("sqs:SendMessage")
                                .resources(Tf.text(foundation.arns().queue(instance.deadLetterQueue()))),
                        RoleWriter.useKey(key, true)));
        roles.add(
                "scheduler",
                instance.schedulerRole(),
                foundation.hasMachines() ? "Schedules start state machines" : "Schedules start jobs",
                List.of(roles.service(
                        "scheduler.amazonaws.com",
                        foundation.arn("scheduler", "schedule-group/" + instance.scheduleGroup()))),
                policies,
                Map.of());
    }

    private IamStatement start() {
        boolean hasWorkflows = Orchestration.of(instance).hasWorkflows();
        return foundation.hasMachines()
                ? IamStatement.allow("StartStateMachines")
                        .actions("states:StartExecution")
                        .resources(perPurpose(this::machine))
                : IamStatement.allow("StartJobs")
                        .actions("glue:StartJobRun")
                        .resources(instance.purposes().stream()
                                .filter(purpose -> !hasWorkflows || !purpose.isAwaited())
                                .map(this::job)
                                .toArray(TfString[]::new));
    }

    /** Adds the role of the state machines and returns it and its policies. */
    List<TfResource> addForStateMachines() {
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("logs", logs());
        policies.put("nested", nested());
        if (!foundation.facts().loads().isEmpty()) {
            policies.put("loads", loads());
        }
        if (foundation.facts().pulls().areThere()) {
            policies.put("pulls", pulls());
        }
        policies.put("work", work());
        return roles.add(
                "orchestration",
                instance.orchestrationRole(),
                "State machines run jobs and tell of failures",
                List.of(roles.service("states.amazonaws.com", perPurpose(this::machine))),
                policies,
                Map.of(
                        "loads",
                        "dms:DescribeConnections knows no resources.",
                        "logs",
                        "The actions that deliver logs and traces know no resources.",
                        "work",
                        "What describes replication of DMS and cloudwatch:PutMetricData know no resources."));
    }

    private List<IamStatement> work() {
        String control = instance.controlBucket();
        List<IamStatement> statements = new ArrayList<>(replication());
        statements.addAll(List.of(
                IamStatement.allow("RunJobs")
                        .actions("glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun")
                        .resources(perPurpose(this::job)),
                IamStatement.allow("FindLoadMarkers")
                        .actions("s3:ListBucket")
                        .resources(foundation.bucket(instance.stagingBucket()))
                        .condition("StringLike", "s3:prefix", Foundation.keys(foundation.stagingFolder())),
                IamStatement.allow("MarkLoads")
                        .actions("s3:PutObject")
                        .resources(foundation
                                .objects(instance.stagingBucket(), foundation.stagingFolder())
                                .then("/" + Folders.LOAD_MARKER + "-*")),
                IamStatement.allow("ReadWorkLists")
                        .actions("s3:GetObject")
                        .resources(foundation.objects(control, "specs")),
                IamStatement.allow("WriteRunReports")
                        .actions(
                                "s3:AbortMultipartUpload",
                                "s3:GetObject",
                                "s3:ListMultipartUploadParts",
                                "s3:PutObject")
                        .resources(foundation.objects(control, FoundationNames.RUNS)),
                IamStatement.allow("MeasureRuns")
                        .actions("cloudwatch:PutMetricData")
                        .allResources()
                        .condition("StringEquals", "cloudwatch:namespace", Tf.text(Watch.namespace(instance))),
                IamStatement.allow("TellOfFailures")
                        .actions("sns:Publish")
                        .resources(Tf.text(foundation.arns().topic(instance.failureTopic()))),
                RoleWriter.useKey(key, true)));
        return statements;
    }

    private List<IamStatement> replication() {
        IamStatement tasks = IamStatement.allow("AskForReplicationTasks")
                .actions("dms:DescribeReplicationTasks")
                .allResources();
        if (!foundation.hasServerless()) {
            return List.of(tasks);
        }
        return List.of(
                tasks,
                IamStatement.allow("AskForReplications")
                        .actions("dms:DescribeReplications")
                        .allResources(),
                IamStatement.allow("StartReplications")
                        .actions("dms:StartReplication")
                        .resources(foundation.arn("dms", "replication-config:" + ServerlessReplication.ids(instance))));
    }

    /** ARNs of what DMS has are random, so tags say what is the instance's. */
    private List<IamStatement> loads() {
        String tag = Instance.TAG_PREFIX + "platform";
        return List.of(
                IamStatement.allow("AskForConnections")
                        .actions("dms:DescribeConnections")
                        .allResources(),
                IamStatement.allow("TestAndLoad")
                        .actions("dms:StartReplicationTask", "dms:TestConnection")
                        .resources(
                                foundation.arn("dms", "endpoint:*"),
                                foundation.arn("dms", "rep:*"),
                                foundation.arn("dms", "task:*"))
                        .condition(
                                "StringEquals",
                                "aws:ResourceTag/" + tag,
                                Tf.text(Objects.requireNonNull(instance.tags().get(tag)))));
    }

    /** What starts containers may hand over the role that starts them, those of programs, and no others. */
    private List<IamStatement> pulls() {
        PullNames names = new PullNames(instance);
        TfString cluster = foundation.arn("ecs", "cluster/" + names.cluster());
        return List.of(
                IamStatement.allow("RunPrograms")
                        .actions("ecs:RunTask")
                        .resources(Tf.text(names.families()))
                        .condition("ArnEquals", "ecs:cluster", cluster),
                IamStatement.allow("FollowPrograms")
                        .actions("ecs:DescribeTasks", "ecs:StopTask")
                        .resources(foundation.arn("ecs", "task/" + names.cluster() + "/*"))
                        .condition("ArnEquals", "ecs:cluster", cluster),
                IamStatement.allow("HandOverRolesOfPrograms")
                        .actions("iam:PassRole")
                        .resources(
                                Tf.text(foundation.arns().role(names.startRole())),
                                Tf.text(foundation.arns().role(names.rolePath().substring(1) + "*")))
                        .condition("StringEquals", "iam:PassedToService", Tf.text("ecs-tasks.amazonaws.com")),
                IamStatement.allow("FindRunMarkers")
                        .actions("s3:ListBucket")
                        .resources(foundation.bucket(instance.stagingBucket()))
                        .condition("StringLike", "s3:prefix", Foundation.keys(foundation.text("drops.prefix"))),
                IamStatement.allow("HearOfPrograms")
                        .actions("events:DescribeRule", "events:PutRule", "events:PutTargets")
                        .resources(foundation.arn("events", "rule/StepFunctionsGetEventsForECSTaskRule")));
    }

    private List<IamStatement> nested() {
        List<String> lists = instance.purposes().stream()
                .filter(purpose -> !purpose.isAwaited())
                .map(instance::stateMachine)
                .toList();
        String ingest = instance.stateMachine(Purpose.INGEST);
        return List.of(
                IamStatement.allow("StartNested")
                        .actions("states:StartExecution")
                        .resources(instance.purposes().stream()
                                .filter(purpose -> purpose == Purpose.INGEST || !purpose.isAwaited())
                                .map(this::machine)
                                .toArray(TfString[]::new)),
                IamStatement.allow("FollowNested")
                        .actions("states:DescribeExecution", "states:StopExecution")
                        .resources(Stream.concat(
                                        Stream.of("execution:" + ingest + ":*"),
                                        lists.stream()
                                                .flatMap(list -> Stream.of(
                                                        "execution:" + list + "/" + Machines.MAP_LABEL + ":*",
                                                        "execution:" + list + ":*")))
                                .map(name -> foundation.arn("states", name))
                                .toArray(TfString[]::new)),
                IamStatement.allow("CountFailures")
                        .actions("states:DescribeMapRun")
                        .resources(lists.stream()
                                .map(list ->
                                        foundation.arn("states", "mapRun:" + list + "/" + Machines.MAP_LABEL + ":*"))
                                .toArray(TfString[]::new)),
                IamStatement.allow("HearOfNested")
                        .actions("events:DescribeRule", "events:PutRule", "events:PutTargets")
                        .resources(
                                foundation.arn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")));
    }

    /** The delivery of logs and traces is set up with actions that know no resources. */
    private static List<IamStatement> logs() {
        return List.of(
                IamStatement.allow("DeliverLogs")
                        .actions(
                                "logs:CreateLogDelivery",
                                "logs:CreateLogStream",
                                "logs:DeleteLogDelivery",
                                "logs:DescribeLogGroups",
                                "logs:DescribeResourcePolicies",
                                "logs:GetLogDelivery",
                                "logs:ListLogDeliveries",
                                "logs:PutResourcePolicy",
                                "logs:UpdateLogDelivery")
                        .allResources(),
                IamStatement.allow("SendTraces")
                        .actions(
                                "xray:GetSamplingRules",
                                "xray:GetSamplingTargets",
                                "xray:PutTelemetryRecords",
                                "xray:PutTraceSegments")
                        .allResources());
    }

    private TfString job(Purpose purpose) {
        return foundation.arn("glue", "job/" + instance.glueJob(purpose));
    }

    private TfString machine(Purpose purpose) {
        return Tf.text(foundation.arns().stateMachine(instance.stateMachine(purpose)));
    }

    private TfString[] perPurpose(Function<Purpose, TfString> arn) {
        return instance.purposes().stream().map(arn).toArray(TfString[]::new);
    }
}
