package io.datasurface.awsbatch.instance;

/** Who starts the runs of jobs, tries failed ones again, and tells of those that fail for good. */
public enum Orchestration {
    /** A state machine for each purpose, which schedules and events start. */
    STEP_FUNCTIONS,
    /** A Glue workflow for each datastore, transformer and export, with jobs of its own; Glue tries failed runs again. */
    GLUE_WORKFLOWS,
    /** Nobody between schedules and jobs: each document has a schedule of its own, and Glue tries failed runs again. */
    SCHEDULES;

    /**
     * Returns that of an instance.
     *
     * @param instance the platform instance
     */
    public static Orchestration of(Instance instance) {
        return valueOf(instance.parameters().text("orchestration"));
    }

    /** Returns whether state machines run the jobs. */
    public boolean hasMachines() {
        return this == STEP_FUNCTIONS;
    }

    /** Returns whether Glue workflows run the jobs, but for upkeep and comparisons, which have schedules. */
    public boolean hasWorkflows() {
        return this == GLUE_WORKFLOWS;
    }

    /** Returns whether data that was transferred or made is ingested then, and not on a schedule of its own. */
    public boolean followsEvents() {
        return this != SCHEDULES;
    }
}
