package io.datasurface.awsbatch.schedule;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.watch.Watch;
import java.util.Optional;

/** What schedules of an instance call: its state machines, or Glue itself where it has none. */
public final class Targets {
    /** The time of a start, as Scheduler writes it into what it calls: the same when the call is tried again. */
    public static final String START_TIME = "<aws.scheduler.scheduled-time>";

    /** Scheduler calls any operation by such an ARN; source: EventBridge Scheduler user guide, universal targets. */
    private static final String START_JOB_RUN = "aws-sdk:glue:startJobRun";

    private final Instance instance;

    /**
     * Makes targets.
     *
     * @param instance the platform instance, seen from the cell of the schedules
     */
    public Targets(Instance instance) {
        this.instance = instance;
    }

    /**
     * Returns what starts a run.
     *
     * @param purpose which job it is of
     * @param spec key of the job's document
     * @param watch by what the run is watched, if somebody waits for it
     * @param execution class of the run
     * @param input what a state machine would be started with
     */
    public Target of(Purpose purpose, String spec, Optional<Watch> watch, ExecutionClass execution, TfMap input) {
        return Orchestration.of(instance).hasMachines()
                ? machine(purpose, input)
                : job(purpose, spec, watch, execution);
    }

    /**
     * Returns a state machine.
     *
     * @param purpose which one
     * @param input what it is started with
     */
    public Target machine(Purpose purpose, TfMap input) {
        return new Target(instance.arns().stateMachine(instance.stateMachine(purpose)), input);
    }

    /**
     * Returns a Glue workflow, which takes no input.
     *
     * @param name its name
     */
    public Target workflow(String name) {
        return new Target(instance.arns().regional("glue", "workflow/" + name), Tf.map());
    }

    /**
     * Returns the start of a job.
     *
     * @param purpose which job
     * @param spec key of the job's document
     * @param watch by what the run is watched, if somebody waits for it
     * @param execution class of the run
     */
    public Target job(Purpose purpose, String spec, Optional<Watch> watch, ExecutionClass execution) {
        TfMap arguments = Tf.map().put("--ds-spec", Instance.location(instance.controlBucket(), spec));
        if (watch.isPresent()) {
            arguments = arguments.put("--ds-watch", watch.get().argument(instance));
        }
        if (purpose == Purpose.TRANSFORM) {
            // A transformer with a schedule of its own makes one batch for each start, however often the job is tried.
            arguments = arguments.put("--ds-run", START_TIME);
        }
        return new Target(
                "arn:" + instance.arns().partition() + ":scheduler:::" + START_JOB_RUN,
                Tf.map()
                        .put("JobName", instance.glueJob(purpose))
                        .put("Arguments", arguments)
                        .put("ExecutionClass", execution.name()));
    }
}
