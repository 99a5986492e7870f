package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.staging.FileManifest;

/**
 * One table of a batch.
 *
 * @param dataset the dataset
 * @param table its Iceberg table
 * @param snapshot the snapshot of the table that belongs to the batch
 * @param epoch the load epoch
 * @param files what was loaded
 */
public record BatchRecord(String dataset, String table, long snapshot, long epoch, FileManifest files) {}
