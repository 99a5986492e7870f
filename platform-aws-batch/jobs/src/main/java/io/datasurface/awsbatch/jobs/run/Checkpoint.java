package io.datasurface.awsbatch.jobs.run;

/**
 * Is told when a job passes a point between two steps. Does nothing in production; tests kill the job there and see that another run
 * ends with the right tables.
 */
@FunctionalInterface
public interface Checkpoint {
    /** Does nothing. */
    Checkpoint NONE = (point, subject) -> {};

    /**
     * The job is at the point.
     *
     * @param subject the table or batch that it is about
     */
    void reached(Point point, String subject);

    /** The points, in the order of a run. */
    enum Point {
        /** The Iceberg table exists and has the right schema. */
        TABLE_READY,
        /** The branch exists and has nothing of this batch yet. */
        BRANCH_READY,
        /** A load is committed on the branch, with its mark, and the changes that came after it are not. */
        LOADED,
        /** All of the batch is committed on the branch, with its mark. */
        STAGED,
        /** What the rules of the store found in the batch is written down. */
        JUDGED,
        /** The batch is recorded: its tables will be published. */
        RECORDED,
        /** The table shows the batch. */
        PUBLISHED,
        /** The table of another format beside it has the rows of the batch. */
        COPIED
    }
}
