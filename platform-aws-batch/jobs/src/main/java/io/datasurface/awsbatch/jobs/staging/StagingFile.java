package io.datasurface.awsbatch.jobs.staging;

/**
 * A file as it was found in a staging folder.
 *
 * @param name its path below the folder of the table
 * @param path its full path
 * @param size in bytes
 * @param version what changes when it is written again: the ETag in S3, else the modification time
 */
public record StagingFile(String name, String path, long size, String version) {}
