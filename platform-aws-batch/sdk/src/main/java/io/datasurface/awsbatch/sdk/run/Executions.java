package io.datasurface.awsbatch.sdk.run;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/**
 * Executions of state machines in an account, asked for not more often than a rate allows.
 *
 * <p>Redrive begins at the state in which an execution ended. Machines of a render that catch a failure, tell of it and end in a Fail state would only
 * enter that again and fail again, as the user guide of Step Functions says; such an execution is tried again by another with the same input, in which jobs find
 * done what is done.
 */
public final class Executions implements AutoCloseable {
    /** How an unsuccessful execution is tried again. */
    public enum Way {
        /** From the state that it ended in. */
        REDRIVE,
        /** From its beginning, by another execution with the same input. */
        START_AGAIN
    }

    /**
     * An execution that did not succeed.
     *
     * @param arn of it
     * @param machine ARN of its state machine
     * @param status as AWS writes it
     * @param ended when
     */
    public record Unsuccessful(String arn, String machine, String status, Instant ended) {}

    private static final List<ExecutionStatus> STATUSES =
            List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    /** The failure of the execution comes first when the newest is asked for first, and next to it the state that it is from. */
    private static final int LAST_EVENTS = 2;

    private final SfnClient client;
    private final RateLimit rate;

    /**
     * Executions in an account.
     *
     * @param access how to reach it
     * @param rate of requests
     */
    public Executions(AwsAccess access, RateLimit rate) {
        this.client = new Clients(access).stepFunctions();
        this.rate = rate;
    }

    /** The newest executions of a machine that did not succeed, of each status as many. */
    public List<Unsuccessful> unsuccessful(String machine, int most) {
        List<Unsuccessful> found = new ArrayList<>();
        for (ExecutionStatus status : STATUSES) {
            rate.take();
            try {
                client.listExecutions(request -> request.stateMachineArn(machine)
                                .statusFilter(status)
                                .maxResults(most))
                        .executions()
                        .forEach(each -> found.add(new Unsuccessful(
                                each.executionArn(), machine, each.statusAsString(), each.stopDate())));
            } catch (StateMachineDoesNotExistException e) {
                throw new IllegalStateException(
                        "There is no state machine " + machine + "; apply the foundation first", e);
            }
        }
        return found;
    }

    /**
     * Starts an execution, once for a name: an answer that was lost, or a second call while the first runs, gives the same execution.
     *
     * @return its ARN
     * @throws IllegalStateException if one of the name has ended already, or runs with another input, or there is no such machine
     */
    public String start(String machine, String name, String input) {
        rate.take();
        try {
            return client.startExecution(request ->
                            request.stateMachineArn(machine).name(name).input(input))
                    .executionArn();
        } catch (ExecutionAlreadyExistsException e) {
            throw new IllegalStateException(
                    "There is an execution " + name + " of " + machine + " already, so nothing was started", e);
        } catch (StateMachineDoesNotExistException e) {
            throw new IllegalStateException("There is no state machine " + machine + "; apply the foundation first", e);
        }
    }

    /**
     * How an execution can be tried again.
     *
     * @throws IllegalStateException if it has succeeded or still runs
     */
    public Way way(String execution) {
        DescribeExecutionResponse found = describe(execution);
        if (!STATUSES.contains(found.status())) {
            throw new IllegalStateException(
                    "The execution " + execution + " is " + found.statusAsString() + "; there is nothing to try again");
        }
        return found.redriveStatus() == ExecutionRedriveStatus.REDRIVABLE && !endedInFailState(execution)
                ? Way.REDRIVE
                : Way.START_AGAIN;
    }

    private boolean endedInFailState(String execution) {
        rate.take();
        return client
                .getExecutionHistory(request -> request.executionArn(execution)
                        .reverseOrder(true)
                        .includeExecutionData(false)
                        .maxResults(LAST_EVENTS))
                .events()
                .stream()
                .anyMatch(event -> event.type() == HistoryEventType.FAIL_STATE_ENTERED);
    }

    /**
     * Tries an execution again; a second call for the same failure does nothing more.
     *
     * @return the ARN of the execution that runs now
     * @throws IllegalStateException if it was tried again already and that has ended, too
     */
    public String again(String execution, Way way) {
        DescribeExecutionResponse found = describe(execution);
        String token = UUID.nameUUIDFromBytes((execution + "/" + found.redriveCount()).getBytes(StandardCharsets.UTF_8))
                .toString();
        if (way == Way.START_AGAIN) {
            return start(found.stateMachineArn(), "again-" + token, found.input());
        }
        rate.take();
        client.redriveExecution(request -> request.executionArn(execution).clientToken(token));
        return execution;
    }

    private DescribeExecutionResponse describe(String execution) {
        rate.take();
        return client.describeExecution(request -> request.executionArn(execution));
    }

    @Override
    public void close() {
        client.close();
    }
}
