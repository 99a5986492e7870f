package io.datasurface.awsbatch.sdk.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.sdk.FakeAws;
import io.datasurface.awsbatch.sdk.FakeAws.Answer;
import io.datasurface.awsbatch.sdk.MotoServer;
import io.datasurface.awsbatch.sdk.RenderFolder;
import io.datasurface.awsbatch.sdk.internal.Clients;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Replication that goes on, in the shapes that DMS documents, and runs by hand in a Step Functions that is none. */
class StartCommandTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String ACCOUNT = "111122223333";
    private static final String TASK = "ds-awsproduction-autocorp-a6005609b4cb";
    private static final String INGEST =
            "arn:aws:states:eu-central-1:111122223333:stateMachine:ds-AwsProduction-ingest";

    @TempDir
    private Path folder;

    private static ToolRun start(URI endpoint, Path rendered, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "start", "--rendered", rendered.toString(), "--endpoint", endpoint.toString(), "--rate", "200"));
        arguments.addAll(List.of(more));
        return ToolRun.of(arguments.toArray(String[]::new));
    }

    private static FakeAws task(FakeAws aws, String status, String more) {
        return aws.on(
                        "DescribeReplicationTasks",
                        body -> Answer.of("{\"ReplicationTasks\": [{\"ReplicationTaskIdentifier\": \"" + TASK
                                + "\", \"ReplicationTaskArn\": \"arn:task\", \"Status\": \"" + status + "\"" + more
                                + "}]}"))
                .on("StartReplicationTask", body -> Answer.of("{}"));
    }

    @Test
    void aReplicationGoesOnWhereItWasAndIsNeverLoadedAnew() throws Exception {
        String hasRun = ", \"ReplicationTaskStartDate\": 1.7e9";
        try (FakeAws aws = new FakeAws(ACCOUNT)) {
            task(aws, "stopped", hasRun);
            assertThat(start(aws.url(), RENDERED, "--store", "autocorp"))
                    .isEqualTo(new ToolRun(
                            0,
                            List.of(TASK + "\tWOULD_START\tresume-processing: it goes on where it was; it is stopped"),
                            ""));
            assertThat(aws.asked("StartReplicationTask"))
                    .as("not without --yes")
                    .isEmpty();

            assertThat(start(aws.url(), RENDERED, "--replication", TASK, "--yes")
                            .lines())
                    .containsExactly(TASK + "\tSTARTED\tresume-processing: it goes on where it was");
            task(aws, "ready", hasRun);
            start(aws.url(), RENDERED, "--store", "autocorp", "--yes");
            task(aws, "ready", "");
            start(aws.url(), RENDERED, "--store", "autocorp", "--yes");
            task(aws, "running", hasRun);
            assertThat(start(aws.url(), RENDERED, "--store", "autocorp", "--yes")
                            .lines())
                    .containsExactly(TASK + "\tRUNNING\tnothing to do");
            assertThat(aws.asked("StartReplicationTask"))
                    .hasSize(3)
                    .allMatch(body -> body.contains("arn:task") && !body.contains("reload"))
                    .satisfiesExactly(
                            body -> assertThat(body).contains("resume-processing"),
                            body -> assertThat(body).contains("resume-processing"),
                            body -> assertThat(body).contains("start-replication"));

            task(aws, "modifying", hasRun);
            assertThat(start(aws.url(), RENDERED, "--store", "autocorp", "--yes")
                            .problems())
                    .contains("is modifying; wait until it is not");
            aws.on("DescribeReplicationTasks", body -> Answer.of("{\"ReplicationTasks\": []}"));
            assertThat(start(aws.url(), RENDERED, "--store", "autocorp", "--yes")
                            .problems())
                    .contains("There is no replication " + TASK + "; apply the chunk that has it");
            assertThat(start(aws.url(), RENDERED, "--store", "another", "--yes").problems())
                    .contains("The render has no replication another; it has " + TASK);
            assertThat(start(aws.url(), RENDERED, "--yes").code())
                    .as("of what?")
                    .isEqualTo(2);
        }
    }

    @Test
    void serverlessOnesAreStartedAndLoadsAreNot() throws Exception {
        Path rendered =
                new RenderFolder(folder).module("chunks/a", ACCOUNT, """
                        "aws_dms_replication_config": {"s": {"replication_config_identifier": "less"}},
                        "aws_dms_replication_task": {"l": {"replication_task_id": "load", "migration_type": "full-load"}}""").path();
        try (FakeAws aws = new FakeAws(ACCOUNT)) {
            for (String stats : List.of("", ", \"ReplicationStats\": {\"StartDate\": 1.7e9}")) {
                aws.on(
                                "DescribeReplications",
                                body -> Answer.of(
                                        "{\"Replications\": [{\"ReplicationConfigIdentifier\": \"less\", \"ReplicationConfigArn\": \"arn:less\","
                                                + " \"Status\": \"" + (stats.isEmpty() ? "created" : "stopped") + "\""
                                                + stats + "}]}"))
                        .on("StartReplication", body -> Answer.of("{}"));
                start(aws.url(), rendered, "--replication", "less", "--yes");
            }
            assertThat(aws.asked("StartReplication"))
                    .satisfiesExactly(
                            body -> assertThat(body)
                                    .contains("start-replication")
                                    .contains("arn:less"),
                            body -> assertThat(body).contains("resume-processing"));
            assertThat(start(aws.url(), rendered, "--replication", "load", "--yes")
                            .problems())
                    .contains("load loads a container when its state machine says so");
        }
    }

    @Test
    void aRunIsStartedOnceForAName() throws Exception {
        try (MotoServer moto = MotoServer.start(folder.resolve("moto.log"));
                SfnClient machines = new Clients(moto.access(ACCOUNT)).stepFunctions()) {
            String role = MotoServer.role(ACCOUNT);
            String[] run = {"--role", role, "--run", "ingest/autocorp", "--name", "by-me", "--yes"};
            assertThat(start(moto.url(), RENDERED, run).problems())
                    .contains("There is no state machine " + INGEST + "; apply the foundation first");
            machines.createStateMachine(request -> request.name("ds-AwsProduction-ingest")
                    .roleArn(role)
                    .definition("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"));

            ToolRun asked = start(moto.url(), RENDERED, "--role", role, "--run", "ingest/autocorp");
            assertThat(asked.lines())
                    .singleElement()
                    .asString()
                    .startsWith(INGEST + "\tWOULD_START\t{\"spec\":\"specs/ingest/autocorp.json\"");
            assertThat(executions(machines)).as("not without --yes").isEmpty();
            ToolRun first = start(moto.url(), RENDERED, run);
            assertThat(first.code()).isZero();
            start(moto.url(), RENDERED, run);
            assertThat(executions(machines)).singleElement().satisfies(execution -> {
                assertThat(first.lines())
                        .singleElement()
                        .asString()
                        .startsWith(execution.executionArn() + "\tSTARTED\t");
                assertThat(machines.describeExecution(request -> request.executionArn(execution.executionArn()))
                                .input())
                        .startsWith("{\"spec\":\"specs/ingest/autocorp.json\",\"subject\":\"autocorp\"");
            });
            assertThat(start(moto.url(), RENDERED, "--role", role, "--run", "ingest/another", "--yes")
                            .problems())
                    .contains(
                            "The render starts no run ingest/another of a state machine; it has export/finance_aurora, ");
            assertThat(start(moto.url(), RENDERED, "--role", role, "--run", "ingest/autocorp", "--name", "a b")
                            .problems())
                    .contains("The name a b can't be one of a run");
        }
    }

    private static List<ExecutionListItem> executions(SfnClient machines) {
        return machines.listExecutions(request -> request.stateMachineArn(INGEST))
                .executions();
    }
}
