package io.datasurface.awsbatch.sdk.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.sdk.FakeAws;
import io.datasurface.awsbatch.sdk.FakeAws.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Executions that did not succeed, in the shapes that Step Functions documents. */
class RedriveCommandTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String ACCOUNT = "111122223333";
    private static final String MACHINE =
            "arn:aws:states:eu-central-1:111122223333:stateMachine:ds-AwsProduction-ingest";
    private static final String EXECUTION =
            "arn:aws:states:eu-central-1:111122223333:execution:ds-AwsProduction-ingest:one";
    private static final String AGAIN =
            "arn:aws:states:eu-central-1:111122223333:execution:ds-AwsProduction-ingest:again";

    private static ToolRun redrive(FakeAws aws, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "redrive",
                "--rendered",
                RENDERED.toString(),
                "--endpoint",
                aws.url().toString(),
                "--rate",
                "200"));
        arguments.addAll(List.of(more));
        return ToolRun.of(arguments.toArray(String[]::new));
    }

    private static FakeAws ended(FakeAws aws, String status, String lastState) {
        return aws.on(
                        "DescribeExecution",
                        body -> Answer.of(
                                "{\"executionArn\": \"" + EXECUTION + "\", \"stateMachineArn\": \"" + MACHINE
                                        + "\", \"name\": \"one\", \"status\": \"" + status
                                        + "\", \"input\": \"{\\\"spec\\\": 1}\", \"redriveCount\": 0, \"redriveStatus\": \"REDRIVABLE\"}"))
                .on(
                        "GetExecutionHistory",
                        body -> Answer.of(
                                "{\"events\": [{\"id\": 9, \"type\": \"ExecutionFailed\"}, {\"id\": 8, \"type\": \""
                                        + lastState + "\"}]}"))
                .on("RedriveExecution", body -> Answer.of("{\"redriveDate\": 1.7e9}"))
                .on("StartExecution", body -> Answer.of("{\"executionArn\": \"" + AGAIN + "\", \"startDate\": 1.7e9}"));
    }

    @Test
    void whatEndedInTheFailStateIsStartedAgainOnceWithItsInput() throws Exception {
        try (FakeAws aws = ended(new FakeAws(ACCOUNT), "FAILED", "FailStateEntered")) {
            assertThat(redrive(aws, EXECUTION))
                    .isEqualTo(new ToolRun(
                            0, List.of(EXECUTION + "\tWOULD_START_AGAIN\tanother execution with its input"), ""));
            assertThat(aws.asked("StartExecution")).as("not without --yes").isEmpty();
            for (int i = 0; i < 2; i++) {
                assertThat(redrive(aws, EXECUTION, "--yes").lines())
                        .containsExactly(AGAIN + "\tSTARTED_AGAIN\t" + EXECUTION);
            }
            assertThat(aws.asked("StartExecution"))
                    .hasSize(2)
                    .allMatch(body -> body.contains(MACHINE) && body.contains("{\\\"spec\\\": 1}"))
                    .as("by one name for the failure")
                    .containsOnly(aws.asked("StartExecution").get(0));
            assertThat(aws.asked("RedriveExecution")).isEmpty();

            aws.on("StartExecution", body -> Answer.refused("ExecutionAlreadyExists", "closed"));
            assertThat(redrive(aws, EXECUTION, "--yes").problems()).contains(" already, so nothing was started");
        }
    }

    @Test
    void whatEndedElsewhereIsRedrivenFromThere() throws Exception {
        try (FakeAws aws = ended(new FakeAws(ACCOUNT), "TIMED_OUT", "TaskSubmitted")) {
            assertThat(redrive(aws, EXECUTION).lines())
                    .containsExactly(EXECUTION + "\tWOULD_REDRIVE\tfrom the state that it ended in");
            for (int i = 0; i < 2; i++) {
                assertThat(redrive(aws, EXECUTION, "--yes").lines())
                        .containsExactly(EXECUTION + "\tREDRIVEN\t" + EXECUTION);
            }
            assertThat(aws.asked("RedriveExecution"))
                    .hasSize(2)
                    .as("with one token for the failure")
                    .containsOnly(aws.asked("RedriveExecution").get(0))
                    .allMatch(body -> body.contains("clientToken"));
            assertThat(aws.asked("StartExecution")).isEmpty();
            ended(aws, "SUCCEEDED", "SucceedStateExited");
            assertThat(redrive(aws, EXECUTION, "--yes").problems())
                    .contains("is SUCCEEDED; there is nothing to try again");
        }
    }

    @Test
    void onlyMachinesOfTheRenderAreTouchedAndTheirFailuresListed() throws Exception {
        try (FakeAws aws = new FakeAws(ACCOUNT)
                .on(
                        "ListExecutions",
                        body -> Answer.of(
                                body.contains("ds-AwsProduction-ingest") && body.contains("FAILED")
                                        ? "{\"executions\": [{\"executionArn\": \"" + EXECUTION
                                                + "\", \"status\": \"FAILED\", \"stopDate\": 1700000000}]}"
                                        : "{\"executions\": []}"))) {
            assertThat(redrive(aws).lines()).containsExactly(EXECUTION + "\tFAILED\t2023-11-14T22:13:20Z");
            assertThat(aws.asked("ListExecutions")).hasSize(4 * 3);
            for (String foreign : List.of(EXECUTION.replace("ds-Aws", "other-"), "one")) {
                assertThat(redrive(aws, foreign, "--yes").problems())
                        .contains(
                                "is of no state machine of this render; it has " + MACHINE.replace("ingest", "export"));
            }
            assertThat(aws.asked("DescribeExecution")).isEmpty();
        }
    }
}
