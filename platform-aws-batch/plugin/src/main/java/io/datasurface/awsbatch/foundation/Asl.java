package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfMap;
import java.util.Map;

/**
 * States that all state machines share, in the Amazon States Language.
 *
 * <p>Texts of the model reach a state machine in its input only, never in its definition, where some functions would read braces and
 * quotes as their own.
 */
final class Asl {
    /** Where a failure is kept in the data of an execution. */
    static final String ERROR = "$.error";

    static final String NOTIFY = "NotifyFailure";
    static final String FAILED = "Failed";
    static final String RUN_JOB = "RunJob";
    static final String START = "HasExecutionClass";

    private static final long MOST_WAIT_SECONDS = 900;

    private final Foundation foundation;
    private final Purpose purpose;

    Asl(Foundation foundation, Purpose purpose) {
        this.foundation = foundation;
        this.purpose = purpose;
    }

    /** Returns a definition. */
    static TfMap machine(String comment, String start, Map<String, TfMap> states) {
        return Tf.map().put("Comment", comment).put("StartAt", start).put("States", Tf.map(states));
    }

    /** Returns the integration of a service. */
    String integration(String name) {
        return "arn:" + foundation.arns().partition() + ":states:::" + name;
    }

    /** Returns a task that ends in the notice when all else has failed. */
    TfMap task(String integration, TfMap parameters, TfList retry) {
        return task(integration, parameters, retry, NOTIFY);
    }

    /** Returns a task that goes elsewhere when all else has failed. */
    TfMap task(String integration, TfMap parameters, TfList retry, String otherwise) {
        return Tf.map()
                .put("Type", "Task")
                .put("Resource", integration(integration))
                .put("Parameters", parameters)
                .put("Retry", retry)
                .put("Catch", catchAll(otherwise));
    }

    static TfList catchAll(String next) {
        return Tf.list(Tf.map()
                .put("ErrorEquals", Tf.texts("States.ALL"))
                .put("ResultPath", ERROR)
                .put("Next", next));
    }

    /** Returns the run of the purpose's job on the document that the input names. */
    TfMap runJob() {
        String bucket = foundation.instance().controlBucket();
        return Tf.map()
                .put("Type", "Task")
                .put("Resource", integration("glue:startJobRun.sync"))
                .put(
                        "Parameters",
                        executionClass(Tf.map()
                                        .put("JobName", foundation.instance().glueJob(purpose)))
                                .put("Arguments", arguments(bucket)))
                .put("ResultPath", Tf.none())
                .put("Retry", retryJob(purpose));
    }

    /** Nobody waits for upkeep and comparisons; other runs say on which capacity they work. */
    private TfMap executionClass(TfMap run) {
        return purpose.isAwaited()
                ? run.put("ExecutionClass.$", "$.executionClass")
                : run.put(
                        "ExecutionClass",
                        ExecutionClass.ofPatient(foundation.instance()).name());
    }

    /** Adds the states that complete an input, of which the first is {@link #START}: who starts a run by hand need not say its class. */
    static void addStart(Map<String, TfMap> states, String next) {
        states.put(
                START,
                Tf.map()
                        .put("Type", "Choice")
                        .put("Choices", Tf.list(choice(isPresent("$.executionClass"), next)))
                        .put("Default", "UseStandardClass"));
        states.put(
                "UseStandardClass",
                Tf.map()
                        .put("Type", "Pass")
                        .put("Result", ExecutionClass.STANDARD.name())
                        .put("ResultPath", "$.executionClass")
                        .put("Next", next));
    }

    /** A transformer with a schedule of its own makes one batch in an execution, however often the job is tried. */
    private TfMap arguments(String bucket) {
        TfMap arguments = Tf.map().put("--ds-spec.$", "States.Format('s3://" + bucket + "/{}', $.spec)");
        return purpose == Purpose.TRANSFORM ? arguments.put("--ds-run.$", "$$.Execution.Name") : arguments;
    }

    /** A comparison that fails has found something, and would find it again. */
    private static TfList retryJob(Purpose purpose) {
        TfMap busy = retry(
                30,
                12,
                "Glue.ConcurrentRunsExceededException",
                "Glue.ResourceNumberLimitExceededException",
                "Glue.ThrottlingException");
        TfMap broken = retry(
                30, 5, "Glue.AWSGlueException", "Glue.InternalServiceException", "Glue.OperationTimeoutException");
        return purpose == Purpose.RECONCILE
                ? Tf.list(busy, broken)
                : Tf.list(busy, broken, retry(60, 2, "States.TaskFailed"));
    }

    /** Returns the retries of a short call. */
    static TfList retryCall() {
        return Tf.list(retry(5, 6, "States.TaskFailed", "States.Timeout"));
    }

    static TfMap retry(long interval, long attempts, String... errors) {
        return Tf.map()
                .put("ErrorEquals", Tf.texts(errors))
                .put("IntervalSeconds", interval)
                .put("MaxAttempts", attempts)
                .put("BackoffRate", 2)
                .put("MaxDelaySeconds", MOST_WAIT_SECONDS)
                .put("JitterStrategy", "FULL");
    }

    /** Adds the states that tell of the failure at {@link #ERROR} and end the execution as failed. */
    void addFailure(Map<String, TfMap> states, String whatKey) {
        boolean measured = purpose.isAwaited();
        String afterNotice = measured ? Measures.AFTER_FAILURE : FAILED;
        if (measured) {
            new Measures(foundation, purpose).addFailure(states, FAILED);
        }
        states.put(
                NOTIFY,
                Tf.map()
                        .put("Type", "Task")
                        .put("Resource", integration("sns:publish"))
                        .put(
                                "Parameters",
                                Tf.map()
                                        .put(
                                                "TopicArn",
                                                foundation
                                                        .arns()
                                                        .topic(foundation
                                                                .instance()
                                                                .failureTopic()))
                                        .put("Subject", subject())
                                        .put(
                                                "Message",
                                                Tf.map()
                                                        .put("purpose", purpose.label())
                                                        .put("subject.$", "$.subject")
                                                        .put("document.$", "$." + whatKey)
                                                        .put("error.$", ERROR + ".Error")
                                                        .put("cause.$", ERROR + ".Cause")
                                                        .put("execution.$", "$$.Execution.Id")))
                        .put("ResultPath", Tf.none())
                        .put("Retry", retryCall())
                        .put(
                                "Catch",
                                Tf.list(Tf.map()
                                        .put("ErrorEquals", Tf.texts("States.ALL"))
                                        .put("ResultPath", "$.noticeError")
                                        .put("Next", afterNotice)))
                        .put("Next", afterNotice));
        states.put(
                FAILED,
                Tf.map().put("Type", "Fail").put("ErrorPath", ERROR + ".Error").put("CausePath", ERROR + ".Cause"));
    }

    /** Subjects of mails are short. */
    private String subject() {
        String text = purpose.label() + " failed: " + foundation.names().title();
        return text.substring(0, Math.min(text.length(), 99));
    }

    /** Returns a state that describes a failure which AWS does not report as an error. */
    static TfMap failure(String error, String cause) {
        return Tf.map()
                .put("Type", "Pass")
                .put("Result", Tf.map().put("Error", error).put("Cause", cause))
                .put("ResultPath", ERROR)
                .put("Next", NOTIFY);
    }

    static TfMap choices(String otherwise, TfMap... rules) {
        return Tf.map().put("Type", "Choice").put("Choices", Tf.list(rules)).put("Default", otherwise);
    }

    static TfMap choice(TfMap condition, String next) {
        return condition.put("Next", next);
    }

    static TfMap isPresent(String path) {
        return Tf.map().put("Variable", path).put("IsPresent", true);
    }

    /** Returns a condition on a text that may be missing. */
    static TfMap equal(String path, String text) {
        return and(isPresent(path), Tf.map().put("Variable", path).put("StringEquals", text));
    }

    /** Returns a condition on a number that may be missing. */
    static TfMap number(String path, String comparison, long value) {
        return and(
                isPresent(path),
                Tf.map().put("Variable", path).put("IsNumeric", true),
                Tf.map().put("Variable", path).put(comparison, value));
    }

    static TfMap and(TfMap... conditions) {
        return Tf.map().put("And", Tf.list(conditions));
    }
}
