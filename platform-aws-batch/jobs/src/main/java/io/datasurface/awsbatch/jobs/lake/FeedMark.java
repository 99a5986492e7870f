package io.datasurface.awsbatch.jobs.lake;

/**
 * What a dataset shows of another platform's lake.
 *
 * @param batch the batch there
 * @param snapshot the snapshot of the table there that belongs to it
 */
public record FeedMark(long batch, long snapshot) {}
