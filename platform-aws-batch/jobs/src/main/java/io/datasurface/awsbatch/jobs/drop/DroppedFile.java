package io.datasurface.awsbatch.jobs.drop;

import java.io.Serializable;

/**
 * A file to be read.
 *
 * @param name its path below the folder in which it was dropped
 * @param path its full path
 * @param order what the order of its rows begins with
 * @param written when it was complete, as texts of staging files have times
 */
public record DroppedFile(String name, String path, String order, String written) implements Serializable {
    private static final long serialVersionUID = 1L;
}
