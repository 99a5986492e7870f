package io.datasurface.awsbatch.jobs.export;

/**
 * What the target says that a table of its holds, written in the transaction that put it there.
 *
 * @param physical the table that has the rows
 * @param columns columns, types and key when it was made
 * @param source the table of the lake
 * @param snapshot the snapshot of that table
 */
record Exported(String physical, String columns, String source, long snapshot) {}
