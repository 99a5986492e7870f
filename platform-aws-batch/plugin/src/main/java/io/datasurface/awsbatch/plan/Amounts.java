package io.datasurface.awsbatch.plan;

import io.datasurface.awsbatch.fargate.TaskSize;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.graph.chunk.Cost;
import java.util.List;

/** Amounts while they are put together, in the order of the dimensions. */
final class Amounts {
    private final List<String> dimensions;
    private final Orchestration orchestration;
    private final long runSeconds;
    private final long[] amounts;

    /**
     * Begins with the first of the amounts.
     *
     * @param dimensions what is counted
     * @param orchestration what starts jobs
     * @param runSeconds seconds that a run is assumed to take
     * @param first amounts of the first dimensions
     */
    Amounts(List<String> dimensions, Orchestration orchestration, long runSeconds, long... first) {
        this.dimensions = dimensions;
        this.orchestration = orchestration;
        this.runSeconds = runSeconds;
        this.amounts = new long[dimensions.size()];
        System.arraycopy(first, 0, amounts, 0, first.length);
    }

    Amounts storing(long gigabytes) {
        amounts[dimensions.indexOf(BatchEstimator.STORAGE)] = gigabytes;
        return this;
    }

    Amounts transferring(long rules) {
        amounts[dimensions.indexOf(BatchEstimator.TRANSFERS)] = 1;
        amounts[dimensions.indexOf(BatchEstimator.RULES)] = rules;
        return this;
    }

    /** Says how many of the resources are stacks. */
    Amounts stacked(long stacks) {
        amounts[dimensions.indexOf(BatchEstimator.STACKS)] = stacks;
        return this;
    }

    /** Adds schedules, each of which is a resource. */
    Amounts scheduling(long more) {
        amounts[dimensions.indexOf(BatchEstimator.RESOURCES)] += more;
        amounts[dimensions.indexOf(BatchEstimator.SCHEDULES)] += more;
        return this;
    }

    Amounts replicating(boolean serverless, long callsADay) {
        amounts[dimensions.indexOf(BatchEstimator.SERVERLESS)] = serverless ? 1 : 0;
        amounts[dimensions.indexOf(BatchEstimator.DMS_CALLS)] = callsADay;
        return this;
    }

    /** Adds what starts jobs one after the other: a schedule, or a workflow with the jobs and a trigger for each. */
    Amounts starting(long jobs) {
        if (!orchestration.hasWorkflows()) {
            return scheduling(1);
        }
        amounts[dimensions.indexOf(BatchEstimator.RESOURCES)] += 1 + 2 * jobs;
        amounts[dimensions.indexOf(BatchEstimator.WORKFLOWS)] += 1;
        amounts[dimensions.indexOf(BatchEstimator.JOBS)] += jobs;
        amounts[dimensions.indexOf(BatchEstimator.TRIGGERS)] += jobs;
        return this;
    }

    /** Adds a program that pulls, whose runs of a day take so many seconds together. */
    Amounts pulling(TaskSize size, long seconds) {
        amounts[dimensions.indexOf(BatchEstimator.PULLS)] = 1;
        amounts[dimensions.indexOf(BatchEstimator.CONTAINER_SECONDS)] = seconds;
        amounts[dimensions.indexOf(BatchEstimator.CONTAINER_CPU)] = seconds * size.cpuUnits() * 1000 / TaskSize.UNITS;
        return this;
    }

    Amounts running(long aDay) {
        amounts[dimensions.indexOf(BatchEstimator.STARTS)] = aDay;
        amounts[dimensions.indexOf(BatchEstimator.RUN_SECONDS)] = aDay * runSeconds;
        return this;
    }

    Amounts placed(String at) {
        if (!at.isEmpty()) {
            amounts[dimensions.indexOf(Placement.CLASSES)] = 1;
            amounts[dimensions.indexOf(at)] = 1;
        }
        return this;
    }

    Cost done() {
        return Cost.of(amounts);
    }
}
