package io.datasurface.awsbatch.jobs.export;

import java.io.Serializable;

/**
 * A file that a task has written to its end.
 *
 * @param name in the folder of all of them; no other attempt has one of that name
 * @param rows how many rows are in it
 */
record WrittenFile(String name, long rows) implements Serializable {}
