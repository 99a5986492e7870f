package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.foundation.FoundationNames;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.Part;
import io.datasurface.awsbatch.schedule.Targets;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the operations book says of the runs of jobs, which depends on who starts them. */
final class RunChapters {
    private final Instance instance;
    private final Orchestration orchestration;

    RunChapters(Instance instance) {
        this.instance = instance;
        this.orchestration = Orchestration.of(instance);
    }

    /** The row of the table of names that says what runs. */
    String row() {
        return switch (orchestration) {
            case STEP_FUNCTIONS -> "| state machines | " + names(instance::stateMachine);
            case GLUE_WORKFLOWS ->
                "| workflows, and jobs of their names | "
                        + instance.purposes().stream()
                                .filter(Purpose::isAwaited)
                                .map(purpose -> "`" + Part.prefix(instance, purpose) + "...`")
                                .collect(Collectors.joining(", "))
                        + " |\n| jobs of upkeep, and of all else by hand | " + names(instance::glueJob);
            case SCHEDULES -> "| jobs | " + names(instance::glueJob);
        };
    }

    private String names(Function<Purpose, String> name) {
        return instance.purposes().stream()
                .map(purpose -> "`" + name.apply(purpose) + "`")
                .collect(Collectors.joining(", "));
    }

    /** Who does the work of a purpose. */
    String who(Purpose purpose) {
        return orchestration.hasMachines()
                ? "Machine `" + instance.stateMachine(purpose) + "`"
                : "Job `" + instance.glueJob(purpose) + "`";
    }

    /** How one datastore is let rest that no replication belongs to. */
    String rest() {
        return switch (orchestration) {
            case STEP_FUNCTIONS -> "";
            case GLUE_WORKFLOWS ->
                """
                A datastore or a transformer rests while the trigger that starts its workflow, of which `chunks/*/workflows.tf.json` has the name, is
                stopped; what is dropped rests while the rule is switched off by which transfers start its workflow (`chunks/*/transfers.tf.json`):

                ```sh
                aws glue stop-trigger --name "$TRIGGER"
                aws glue start-trigger --name "$TRIGGER"
                aws events disable-rule --name "$RULE"
                aws events enable-rule --name "$RULE"
                ```

                A run that has begun goes on. What comes meanwhile stays where it is, and is taken by the next run. All that the clock starts, at once:

                ```sh
                for TRIGGER in $(aws glue get-triggers --output text \\
                  --query "Triggers[?Type=='SCHEDULED' && (%s)].Name"); do
                  aws glue stop-trigger --name "$TRIGGER"
                done
                ```

                """.formatted(instance.purposes().stream()
                        .filter(Purpose::isAwaited)
                        .map(purpose -> "starts_with(Name, '" + Part.prefix(instance, purpose) + "')")
                        .collect(Collectors.joining(" || ")));
            case SCHEDULES -> """
                A datastore rests while its schedule, of which `chunks/*/schedules.tf.json` has the name, is switched off:

                ```sh
                aws scheduler get-schedule --group-name %1$s --name "$NAME" --output json \\
                  | jq 'del(.Arn, .CreationDate, .LastModificationDate) | .State = "DISABLED"' \\
                  | aws scheduler update-schedule --cli-input-json file:///dev/stdin
                ```

                A run that has begun goes on. What comes meanwhile stays where it is, and is taken when the schedule is switched on again.

                """.formatted(instance.scheduleGroup());
        };
    }

    /** What to do with what has failed. */
    String again() {
        return switch (orchestration) {
            case STEP_FUNCTIONS -> machines();
            case GLUE_WORKFLOWS -> workflows();
            case SCHEDULES -> jobs();
        };
    }

    private String workflows() {
        return """
                ## Try again what has failed

                Glue tries a failed job again up to %1$d times, and then the next start of its workflow does; either goes on from what was done. What
                comes after the job in the workflow is not begun. The topic hears of each failure. These runs of a workflow have failed jobs:

                ```sh
                aws glue get-workflow-runs --name "$WORKFLOW" --max-results 20 --output text \\
                  --query 'Runs[?Statistics.FailedActions>`0`].[StartedOn,WorkflowRunId,Status]'
                ```

                Sooner by hand, from the beginning or from a job of a run that has ended; what is done is found done:

                ```sh
                aws glue start-workflow-run --name "$WORKFLOW"
                aws glue get-workflow-run --name "$WORKFLOW" --run-id "$RUN" --include-graph --output text \\
                  --query 'Run.Graph.Nodes[?Type==`JOB`].[UniqueId,Name,JobDetails.JobRuns[0].JobRunState]'
                aws glue resume-workflow-run --name "$WORKFLOW" --run-id "$RUN" --node-ids "$NODE"
                ```

                A workflow that the clock starts runs once at a time: a start that finds it running is left out, and nobody is told, as the next start takes what is there. Upkeep and
                comparisons have schedules; what these could not start waits in a queue for two weeks, with its input in it:

                ```sh
                QUEUE=$(aws sqs get-queue-url --queue-name %2$s --query QueueUrl --output text)
                aws sqs receive-message --queue-url "$QUEUE" --max-number-of-messages 10
                ```
                """.formatted(instance.parameters().integer("glue.retries"), instance.deadLetterQueue());
    }

    /** What to do with a run that does not end. */
    String hanging() {
        return """
                ## A run that does not end

                Of a run that goes on for longer than %1$s (`glue.longRun`) the topic hears; nobody ends it before the timeout of its job. The first load
                of large tables takes its time. Its logs (`%2$s`) say whether it goes forward; one that waits for a database or for a lock says nothing
                for long. To end it harms nothing, and the next one goes on from what was done:

                ```sh
                aws glue batch-stop-job-run --job-name "$JOB" --job-run-ids "$RUN"
                ```
                """.formatted(instance.parameters().duration("glue.longRun"), new FoundationNames(instance).jobLogs());
    }

    private String machines() {
        return """
                ## Try again what has failed

                A run that failed is tried again by the next start of its schedule, and goes on from what it had done. Sooner, with
                `datasurface-aws.jar` beside the tool: list what did not succeed, and try it again; start a run of a schedule now.

                ```sh
                datasurface aws redrive --rendered .
                datasurface aws redrive --rendered . --yes "$EXECUTION"
                datasurface aws start --rendered . --run "ingest/$DATASTORE" --yes
                ```

                Do not redrive by other means what ended in the state `Failed`: Step Functions enters that state again and fails again. The command
                starts another execution with the same input instead, for each failure once, as can be done by hand:

                ```sh
                MACHINE=%1$s
                aws stepfunctions list-executions --state-machine-arn "$MACHINE" --status-filter FAILED --max-items 20 \\
                  --query 'executions[].[stopDate,executionArn]' --output text
                INPUT=$(aws stepfunctions describe-execution --execution-arn "$EXECUTION" --query input --output text)
                aws stepfunctions start-execution --state-machine-arn "$MACHINE" --input "$INPUT"
                ```

                An execution that was stopped by hand goes on with `aws stepfunctions redrive-execution --execution-arn "$EXECUTION"`.

                What a schedule could not start waits in a queue for two weeks; start it by hand with the input of the schedule:

                ```sh
                QUEUE=$(aws sqs get-queue-url --queue-name %2$s --query QueueUrl --output text)
                aws sqs receive-message --queue-url "$QUEUE" --max-number-of-messages 10
                INPUT=$(aws scheduler get-schedule --group-name %3$s --name "$NAME" --query Target.Input --output text)
                aws stepfunctions start-execution --state-machine-arn "$MACHINE" --input "$INPUT"
                ```

                A replication that has failed goes on after its cause is gone, with `resume-processing` as above. A table
                that it has suspended is only loaded again with a new load epoch.
                """.formatted(
                        instance.arns().stateMachine(instance.stateMachine(Purpose.INGEST)),
                        instance.deadLetterQueue(),
                        instance.scheduleGroup());
    }

    private String jobs() {
        return """
                ## Try again what has failed

                Glue tries a failed run again up to %1$d times, and then the next start of its schedule does; either goes on from what was done. The
                topic hears of each failure. These failed lately, with the document that they ran on:

                ```sh
                aws glue get-job-runs --job-name %2$s --max-items 50 --output text \\
                  --query "JobRuns[?JobRunState=='FAILED'].[StartedOn,Id,Arguments.\\"--ds-spec\\",ErrorMessage]"
                ```

                Sooner by hand, with the input of the schedule, in which the time of the start is written as Scheduler would:

                ```sh
                INPUT=$(aws scheduler get-schedule --group-name %3$s --name "$NAME" --query Target.Input --output text)
                aws glue start-job-run --cli-input-json "${INPUT//%4$s/$(date -u +%%FT%%TZ)}"
                ```

                A run cannot be gone on with from the middle as an execution of a state machine can: it begins at its first step, and finds done what is done.
                What a schedule could not start waits in a queue for two weeks, with the input in it:

                ```sh
                QUEUE=$(aws sqs get-queue-url --queue-name %5$s --query QueueUrl --output text)
                aws sqs receive-message --queue-url "$QUEUE" --max-number-of-messages 10
                ```
                """.formatted(
                        instance.parameters().integer("glue.retries"),
                        instance.glueJob(Purpose.INGEST),
                        instance.scheduleGroup(),
                        Targets.START_TIME,
                        instance.deadLetterQueue());
    }
}
