package io.datasurface.awsbatch.sdk.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.sdk.FakeAws;
import io.datasurface.awsbatch.sdk.FakeAws.Answer;
import io.datasurface.awsbatch.sdk.RenderFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replications as DMS tells of them, in the shapes that it documents. */
class DmsCommandTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String ACCOUNT = "111122223333";
    private static final String TASK = "ds-awsproduction-autocorp-a6005609b4cb";
    private static final String ARN = "arn:aws:dms:eu-central-1:" + ACCOUNT + ":task:ABC";
    private static final List<String> TABLES = List.of(
            "auto_parts",
            "customers",
            "sales_order",
            "sales_order_parts",
            "sales_order_services",
            "service",
            "service_parts");

    @TempDir
    private Path folder;

    private static ToolRun dms(FakeAws aws, Path rendered, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "dms",
                "--rendered",
                rendered.toString(),
                "--endpoint",
                aws.url().toString(),
                "--rate",
                "200"));
        arguments.addAll(List.of(more));
        return ToolRun.of(arguments.toArray(String[]::new));
    }

    private static String task(String id, String status, String more) {
        return "{\"ReplicationTaskIdentifier\": \"" + id + "\", \"ReplicationTaskArn\": \"" + ARN + "\", \"Status\": \""
                + status + "\"" + more + "}";
    }

    private static String table(String name, String state, String more) {
        return "{\"SchemaName\": \"public\", \"TableName\": \"" + name + "\", \"TableState\": \"" + state
                + "\", \"FullLoadRows\": 5" + more + "}";
    }

    private static String tables(List<String> names) {
        return String.join(
                ",",
                names.stream().map(name -> table(name, "Table completed", "")).toList());
    }

    @Test
    void allIsWellOnAllPages() throws Exception {
        AtomicInteger throttled = new AtomicInteger();
        try (FakeAws aws = new FakeAws(ACCOUNT)
                .on("DescribeReplicationTasks", body -> {
                    if (throttled.getAndIncrement() < 2) {
                        return Answer.refused("ThrottlingException", "Rate exceeded");
                    }
                    return Answer.of(
                            body.contains("\"Marker\":\"more\"")
                                    ? "{\"ReplicationTasks\": [" + task(TASK, "running", "") + "]}"
                                    : "{\"Marker\": \"more\", \"ReplicationTasks\": [" + task("another", "failed", "")
                                            + "]}");
                })
                .on("DescribeTableStatistics", body -> {
                    assertThat(body).contains(ARN);
                    return Answer.of(
                            body.contains("\"Marker\":\"more\"")
                                    ? "{\"TableStatistics\": [" + tables(TABLES.subList(3, 7)) + "]}"
                                    : "{\"Marker\": \"more\", \"TableStatistics\": [" + tables(TABLES.subList(0, 3))
                                            + "]}");
                })) {
            ToolRun run = dms(aws, RENDERED);
            assertThat(run.problems()).isEmpty();
            assertThat(run.lines().get(0)).isEqualTo(TASK + "\t\tRUNNING\trunning");
            assertThat(run.lines().subList(1, 8))
                    .containsExactlyElementsOf(TABLES.stream()
                            .map(name -> TASK + "\tpublic." + name + "\tLOADED\tTable completed, 5 rows loaded")
                            .toList());
            assertThat(run.code()).isZero();
            assertThat(aws.asked("DescribeReplications"))
                    .as("the render has none")
                    .isEmpty();
        }
    }

    @Test
    void problemsComeFirstAndAreOneLineEach() throws Exception {
        try (FakeAws aws = new FakeAws(ACCOUNT)
                .on(
                        "DescribeReplicationTasks",
                        body -> Answer.of("{\"ReplicationTasks\": [" + task(TASK, "running", "") + "]}"))
                .on(
                        "DescribeTableStatistics",
                        body -> Answer.of("{\"TableStatistics\": ["
                                + String.join(
                                        ",",
                                        table("auto_parts", "Full load", ""),
                                        table("customers", "Table error", ""),
                                        table("sales_order", "Table completed", ", \"FullLoadReloaded\": true"),
                                        tables(TABLES.subList(3, 6)))
                                + "]}"))) {
            ToolRun run = dms(aws, RENDERED);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.lines())
                    .hasSize(8)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith(TASK + "\tpublic.customers\tTABLE_ERROR\tTable error"),
                            line -> assertThat(line).startsWith(TASK + "\tpublic.sales_order\tTABLE_RELOADED\t"),
                            line -> assertThat(line).startsWith(TASK + "\tpublic.service_parts\tTABLE_MISSING\t"),
                            line -> assertThat(line).startsWith(TASK + "\t\tRUNNING\t"),
                            line -> assertThat(line).startsWith(TASK + "\tpublic.auto_parts\tLOADING\tFull load"),
                            line -> assertThat(line).contains("sales_order_parts\tLOADED"),
                            line -> assertThat(line).contains("sales_order_services\tLOADED"),
                            line -> assertThat(line).contains("public.service\tLOADED"));

            aws.on(
                    "DescribeReplicationTasks",
                    body -> Answer.of("{\"ReplicationTasks\": ["
                            + task(
                                    TASK,
                                    "failed",
                                    ", \"StopReason\": \"Stop Reason FATAL_ERROR\", \"LastFailureMessage\": \"a\\n\\tb\"")
                            + "]}"));
            aws.on("DescribeTableStatistics", body -> Answer.refused("ResourceNotFoundFault", "not yet"));
            assertThat(dms(aws, RENDERED).lines())
                    .containsExactly(TASK + "\t\tFAILED\tfailed: Stop Reason FATAL_ERROR; a b");
            assertThat(String.join("\n", dms(aws, RENDERED, "--format", "json").lines()))
                    .isEqualTo(
                            "[\n  {\"replication\": \"" + TASK
                                    + "\", \"table\": \"\", \"kind\": \"FAILED\", \"text\": \"failed: Stop Reason FATAL_ERROR; a\\n\\tb\"}\n]");
            aws.on("DescribeReplicationTasks", body -> Answer.of("{\"ReplicationTasks\": []}"));
            assertThat(dms(aws, RENDERED).lines())
                    .containsExactly(TASK + "\t\tMISSING\tit is not there; apply the chunk that has it");
        }
    }

    @Test
    void serverlessOnesLoadsAndOtherAccounts() throws Exception {
        Path rendered = new RenderFolder(folder)
                .module("chunks/a", ACCOUNT, """
                        "aws_dms_replication_config": {"s": {"replication_config_identifier": "less"}},
                        "aws_dms_replication_task": {
                          "l": {"replication_task_id": "load", "migration_type": "full-load"},
                          "t": {"replication_task_id": "task", "migration_type": "full-load-and-cdc"}}""")
                .module(
                        "chunks/b",
                        "444455556666",
                        "\"aws_dms_replication_config\": {\"s\": {\"replication_config_identifier\": \"other\"}}")
                .path();
        try (FakeAws aws = new FakeAws(ACCOUNT)
                .on(
                        "DescribeReplicationTasks",
                        body -> Answer.of("{\"ReplicationTasks\": [" + task("load", "stopped", "") + ", "
                                + task("task", "ready", "") + "]}"))
                .on("DescribeTableStatistics", body -> Answer.of("{\"TableStatistics\": []}"))
                .on(
                        "DescribeReplications",
                        body -> Answer.of(
                                "{\"Replications\": [{\"ReplicationConfigIdentifier\": \"less\", \"ReplicationConfigArn\": \"arn:less\","
                                        + " \"Status\": \"stopped\", \"FailureMessages\": [\"too small\"]}]}"))
                .on(
                        "DescribeReplicationTableStatistics",
                        body -> Answer.of(
                                "{\"ReplicationTableStatistics\": [" + table("t", "Table error", "") + "]}"))) {
            ToolRun run = dms(aws, rendered);
            assertThat(run.lines())
                    .containsExactly(
                            "less\t\tSTOPPED\tstopped: too small",
                            "less\tpublic.t\tTABLE_ERROR\tTable error, 5 rows loaded",
                            "other\t\tNOT_LOOKED_AT\tit is in account 444455556666: give a --role with {account} in it",
                            "task\t\tNOT_STARTED\tready",
                            "load\t\tAT_REST\tstopped");
            assertThat(run.code()).isEqualTo(1);
        }
    }

    @Test
    void saysWhatHasToBeAllowedAndWhoIsElsewhere() throws Exception {
        try (FakeAws aws = new FakeAws(ACCOUNT)
                .on(
                        "DescribeReplicationTasks",
                        body -> Answer.refused("AccessDeniedException", "no identity-based policy allows it"))) {
            ToolRun run = dms(aws, RENDERED);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.problems())
                    .contains("no identity-based policy allows it")
                    .contains("The credentials have to be allowed dms:DescribeReplicationTasks, ");
        }
        try (FakeAws aws = new FakeAws("999999999999")) {
            assertThat(dms(aws, RENDERED).problems())
                    .contains("The credentials are of account 999999999999, and the render is for " + ACCOUNT);
        }
    }
}
