package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/** The rows of a file, one after the other. */
public interface Records {
    /**
     * The next row; empty if there is none.
     *
     * @throws BadFileException if the file is not of its format
     * @throws IOException if it cannot be read
     */
    Optional<Raw> next() throws IOException;

    /** The columns of the file, as far as it was read, that are not those of the dataset. */
    SortedSet<String> unknown();
}
