package io.datasurface.awsbatch.workflow;

import io.datasurface.awsbatch.foundation.FoundationNames;
import io.datasurface.awsbatch.foundation.JobDefinition;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.quota.QuotaLimits;
import io.datasurface.awsbatch.schedule.Part;
import io.datasurface.awsbatch.schedule.Timing;
import io.datasurface.awsbatch.terraform.Description;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A workflow: a trigger that starts it, and jobs one after the other, each when the one before has succeeded. One that the clock starts runs once at a
 * time: a start that finds it running is left out, and the next one takes what is there. Of events and people nobody knows when the next one is, so what these
 * start may overlap, as executions of a state machine may. With one or two jobs and as many triggers a workflow is far from the hundred nodes that Glue
 * lets it have.
 */
public final class WorkflowRenderer {
    /** The type of the workflow. */
    public static final String WORKFLOW = "aws_glue_workflow";

    /** The type of its triggers. */
    public static final String TRIGGER = "aws_glue_trigger";

    private static final String TOPIC = "workflows";
    private static final String SCHEDULED = "SCHEDULED";

    private final Instance instance;
    private final TfModule.Builder module;
    private final JobDefinition jobs;

    /**
     * Makes a renderer.
     *
     * @param instance the platform instance, seen from the cell of the module
     * @param module takes the resources
     */
    public WorkflowRenderer(Instance instance, TfModule.Builder module) {
        this.instance = instance;
        this.module = module;
        this.jobs = new JobDefinition(
                instance,
                purpose -> Tf.text(instance.arns().role(instance.jobRole(purpose))),
                Tf.text(new FoundationNames(instance).securityConfiguration()));
    }

    /**
     * What starts a workflow.
     *
     * @param type of the trigger: {@code SCHEDULED}, {@code EVENT} or {@code ON_DEMAND}
     * @param timing when it is started; of what events or people start nothing is asked
     * @param pause time between two starts
     */
    public record Start(String type, Timing timing, Duration pause) {
        /** Returns the start by a schedule, or by somebody outside where there is none. */
        public static Start of(Timing timing, Duration pause) {
            return new Start(timing.expression().isPresent() ? SCHEDULED : "ON_DEMAND", timing, pause);
        }

        /** Returns the start by an event. */
        public static Start byEvent() {
            return new Start("EVENT", Timing.never(), Duration.ZERO);
        }
    }

    /**
     * Adds a workflow, which is called as its first step.
     *
     * @param start what starts it
     * @param steps its jobs in their order, at least one
     * @param takenOver whether another root module has made it
     * @return the name of the workflow
     */
    public String render(Start start, List<Step> steps, boolean takenOver) {
        Part first = steps.get(0).part();
        String name = first.name(instance);
        long runs = start.type().equals(SCHEDULED) ? 1 : new QuotaLimits(instance).runsOfJob(instance.cell());
        TfResource workflow = add(
                takenOver,
                name,
                TfResource.of(
                        WORKFLOW,
                        first.label(),
                        it -> it.set("name", name)
                                .set("description", description(steps.get(0)))
                                .set("max_concurrent_runs", runs)));
        TfResource before = workflow;
        for (int i = 0; i < steps.size(); i++) {
            TfResource done = before;
            TfResource job = add(takenOver, steps.get(i).part().name(instance), job(steps.get(i), runs));
            String trigger = first.triggerName(instance, i);
            boolean begins = i == 0;
            TfResource resource = TfResource.of(TRIGGER, first.triggerLabel(i), it -> {
                it.set("name", trigger).set("workflow_name", workflow.attr("name"));
                if (begins) {
                    start(it, start, name);
                } else {
                    after(it, done);
                }
                it.block("actions", action -> action.set("job_name", job.attr("name")));
            });
            add(takenOver, trigger, resource);
            before = job;
        }
        return name;
    }

    private static String description(Step step) {
        return Description.of(step.purpose().label() + " of " + step.subject(), Description.OF_GLUE);
    }

    private static void start(TfBody.Builder trigger, Start start, String name) {
        trigger.set("type", start.type());
        WorkflowTimes.expression(start.timing(), start.pause(), name)
                .ifPresent(when -> trigger.set("schedule", when).set("start_on_creation", true));
        if (start.type().equals("EVENT")) {
            trigger.block("event_batching_condition", batch -> batch.set("batch_size", 1));
        }
    }

    private static void after(TfBody.Builder trigger, TfResource job) {
        trigger.set("type", "CONDITIONAL")
                .set("start_on_creation", true)
                .block(
                        "predicate",
                        predicate -> predicate.block(
                                "conditions",
                                condition -> condition
                                        .set("job_name", job.attr("name"))
                                        .set("state", "SUCCEEDED")));
    }

    private TfResource job(Step step, long runs) {
        Map<String, String> arguments = new TreeMap<>(Map.of(
                "--ds-spec",
                Instance.location(instance.controlBucket(), step.spec()),
                "--ds-watch",
                step.watch().argument(instance)));
        return jobs.of(
                step.purpose(),
                new JobDefinition.Own(
                        step.part().label(),
                        step.part().name(instance),
                        description(step),
                        arguments,
                        instance.parameters().integer("glue.retries"),
                        runs,
                        step.execution()));
    }

    private TfResource add(boolean takenOver, String id, TfResource resource) {
        TfResource added = module.add(TOPIC, resource);
        if (takenOver) {
            module.imported(added.address(), id);
        }
        return added;
    }

    /**
     * Returns the addresses of what a workflow consists of.
     *
     * @param parts its jobs in their order
     */
    public static List<TfAddress> addresses(Part... parts) {
        List<TfAddress> all = new ArrayList<>(List.of(TfAddress.resource(WORKFLOW, parts[0].label())));
        for (int i = 0; i < parts.length; i++) {
            all.add(TfAddress.resource(JobDefinition.TYPE, parts[i].label()));
            all.add(TfAddress.resource(TRIGGER, parts[0].triggerLabel(i)));
        }
        return all;
    }
}
