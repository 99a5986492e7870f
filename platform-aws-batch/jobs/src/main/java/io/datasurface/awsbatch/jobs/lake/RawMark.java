package io.datasurface.awsbatch.jobs.lake;

/**
 * Which files of a dataset may be gone from the staging area. It is written before the first of them is removed, so that nobody takes what is
 * left for all that there was.
 *
 * @param epoch the newest load epoch of which files may be gone
 * @param removing the newest batch of whose files some may be gone
 * @param removed the newest batch of whose files all are gone that were to go, those of the batches before too
 */
public record RawMark(long epoch, long removing, long removed) {
    /** Nothing is gone. */
    public static final RawMark NONE = new RawMark(0, 0, 0);

    /** Undoes {@link #toString}. */
    static RawMark parse(String text) {
        String[] numbers = text.split(" ", -1);
        return new RawMark(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    /** The same when the files of a record are to go, and with them those of all before it. */
    public RawMark upTo(BatchRecord record) {
        return new RawMark(Math.max(epoch, record.epoch()), Math.max(removing, record.batch()), removed);
    }

    /** The same when they are gone. */
    public RawMark done() {
        return new RawMark(epoch, removing, removing);
    }

    /** What both say. */
    RawMark and(RawMark other) {
        return new RawMark(
                Math.max(epoch, other.epoch), Math.max(removing, other.removing), Math.max(removed, other.removed));
    }

    @Override
    public String toString() {
        return epoch + " " + removing + " " + removed;
    }
}
