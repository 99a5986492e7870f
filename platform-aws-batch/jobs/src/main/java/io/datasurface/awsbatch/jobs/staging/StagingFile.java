package io.datasurface.awsbatch.jobs.staging;

import java.time.Instant;

/**
 * A file as it was found in a staging folder.
 *
 * @param name its path below the folder of the table
 * @param path its full path
 * @param size in bytes
 * @param version what changes when it is written again: the ETag in S3, else the modification time
 * @param written when it was complete, by the clock of the file system, to the millisecond
 */
public record StagingFile(String name, String path, long size, String version, Instant written) {}
