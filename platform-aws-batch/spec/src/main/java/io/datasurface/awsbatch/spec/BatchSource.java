package io.datasurface.awsbatch.spec;

import java.util.Objects;

/**
 * Batches that a transformer wrote: {@code <location>/<batch>/<source schema>/<source table>/<try>/*.parquet}, complete once the object
 * {@code <location>/<batch>/_SUCCESS} is there, which names the files that are of the batch. Batches are taken in the order of their names.
 * Their columns are the dataset's own; in {@link Mode#CHANGES}, which the jobs do not write or read yet, also {@link StagingColumns#OP}.
 *
 * @param location landing folder
 * @param format of the files
 * @param mode what a batch holds
 */
public record BatchSource(String location, FileFormat format, Mode mode) implements IngestSource {

    /** What a batch holds. */
    public enum Mode {
        /** All rows of each dataset; what is not there is gone. */
        SNAPSHOT,
        /** Rows that were inserted, updated or deleted. */
        CHANGES
    }

    /** Refuses what is no location. */
    public BatchSource {
        Checks.location("location", location);
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(mode, "mode");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.batches(this);
    }
}
