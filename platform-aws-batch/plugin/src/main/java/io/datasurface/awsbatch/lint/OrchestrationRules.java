package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.workflow.WorkflowTimes;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.Optional;

/** What cannot be done, or is done otherwise than the model says, where no state machines run the jobs. */
final class OrchestrationRules {

    private final Instance instance;
    private final ProblemCollector problems;
    private final Orchestration orchestration;

    OrchestrationRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
        this.orchestration = Orchestration.of(instance);
    }

    /** Checks how a datastore is ingested; returns whether it can be. */
    boolean store(EcosystemIndex.DatastoreEntry entry, StoreWork work) {
        if (orchestration.hasMachines()) {
            return true;
        }
        ObjectPath path = entry.path().child("capture");
        if (!orchestration.followsEvents()) {
            work.drops().ifPresent(capture -> dropped(path, entry, capture));
        }
        if (orchestration.hasWorkflows()
                && (work.database().isPresent() || work.feed().isPresent())) {
            cadence(path, work.database().flatMap(SQLIngestion::stepTrigger), work.pause());
        }
        if (work.program().isPresent()) {
            problems.error(
                    "aws-orchestration",
                    path,
                    "Datastore %s is pulled by a program, which only a state machine runs; %s has orchestration %s. Set it to STEP_FUNCTIONS, or have"
                            + " the program run elsewhere and drop its files",
                    entry.datastore().name(),
                    instance.name(),
                    orchestration);
            return false;
        }
        if (work.capture().isEmpty()) {
            return true;
        }
        problems.error(
                "aws-orchestration",
                path,
                "Datastore %s is replicated by DMS, and only a state machine sees when its full load is complete and tells the ingest job;"
                        + " %s has orchestration %s. Set it to STEP_FUNCTIONS, or capture the datastore with SQL",
                entry.datastore().name(),
                instance.name(),
                orchestration);
        return false;
    }

    /** Checks how often the workflow of a transformer would be started. */
    void transformer(ObjectPath path, DataTransformer transformer) {
        if (orchestration.hasWorkflows()) {
            cadence(path, transformer.trigger(), WorkflowTimes.SHORTEST);
        }
    }

    private void cadence(ObjectPath path, Optional<StepTrigger> trigger, Duration pause) {
        if (trigger.isPresent()) {
            if (trigger.get() instanceof CronTrigger cron && WorkflowTimes.isTooOften(cron)) {
                problems.error(
                        "aws-workflow-cadence",
                        path,
                        "The cron expression of trigger %s is met more than once in five minutes, which triggers of Glue cannot be; leave minutes out,"
                                + " or set orchestration of %s to STEP_FUNCTIONS",
                        cron.name(),
                        instance.name());
            }
        } else if (pause.compareTo(WorkflowTimes.SHORTEST) < 0) {
            problems.warning(
                    "aws-workflow-cadence",
                    path,
                    "Consumers ask for a run each %s, and triggers of Glue start one each %s at most; ask for less, or set orchestration of %s to STEP_FUNCTIONS",
                    pause,
                    WorkflowTimes.SHORTEST,
                    instance.name());
        }
    }

    private void dropped(ObjectPath path, EcosystemIndex.DatastoreEntry entry, FileDropIngestion capture) {
        if (capture.stepTrigger().isPresent()) {
            problems.info(
                    "aws-drop-polled",
                    path.child("stepTrigger"),
                    "The trigger of datastore %s is that of the transfer of its files; with orchestration %s their ingestion does not follow it, but looks for them as"
                            + " often as consumers ask, and hourly at most; with STEP_FUNCTIONS or GLUE_WORKFLOWS %s would ingest them when they are there",
                    entry.datastore().name(),
                    orchestration,
                    instance.name());
        }
    }
}
