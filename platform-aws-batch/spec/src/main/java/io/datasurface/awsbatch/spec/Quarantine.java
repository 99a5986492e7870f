package io.datasurface.awsbatch.spec;

/**
 * Where rows and files go that cannot be ingested, each with its reason: {@code <location>/<dataset>/<hash>.jsonl}, an object per dropped file that
 * has any, named by the SHA-256 of the file's path and content. Each line is a JSON object {@code {"file", "row", "line", "_id", "column",
 * "value", "reason"}}, of which the first and the last are always there; {@code _id} is the key of a document as text.
 *
 * @param location the folder
 * @param maxRows most bad rows of a dataset in a batch; with one more the batch fails, and readers see what they saw before
 * @param maxFiles most files of a dataset in a batch of which nothing can be taken; with one more the batch fails
 */
public record Quarantine(String location, long maxRows, long maxFiles) {
    /** Refuses limits below zero. */
    public Quarantine {
        Checks.location("location", location);
        Checks.atLeast("maxRows", maxRows, 0);
        Checks.atLeast("maxFiles", maxFiles, 0);
    }
}
