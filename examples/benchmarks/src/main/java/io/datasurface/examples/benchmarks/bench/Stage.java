package io.datasurface.examples.benchmarks.bench;

import java.io.IOException;
import java.util.Optional;

/** A piece of work that is measured. A new one goes into the list of the command. */
public interface Stage {
    /**
     * What the stage is called.
     *
     * @return one word
     */
    String name();

    /**
     * What its CPU time is divided by.
     *
     * @return name of an earlier stage; empty if there is nothing to compare with
     */
    default Optional<String> baseline() {
        return Optional.empty();
    }

    /**
     * Whether the stage makes something that stays, whose size is of interest.
     *
     * @return true if the heap is measured after the stage
     */
    default boolean retains() {
        return false;
    }

    /**
     * Undoes the last run: drops what it kept. Not measured.
     *
     * @param subject what is worked on
     */
    default void reset(Subject subject) {}

    /**
     * Does the work.
     *
     * @param subject what is worked on; results that later stages need are kept there
     * @return what came out, in a few words, the same for every run
     * @throws IOException if a file cannot be read or written
     */
    String run(Subject subject) throws IOException;
}
