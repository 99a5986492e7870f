package io.datasurface.awsbatch.jobs.reconcile;

import io.datasurface.awsbatch.jobs.comparison.TablePair;
import java.util.List;
import java.util.Optional;

/** What the lake is compared with, at one moment. */
interface OtherSide extends AutoCloseable {
    /** How messages call it. */
    String name();

    /** Whether it changes while it is compared, so that a difference may be gone a moment later. */
    boolean isMoving();

    /** The tables, in the order of the spec. */
    List<Table> tables();

    @Override
    void close();

    /** One table. */
    interface Table {
        /** Name of the dataset, or of its history. */
        String name();

        /**
         * Both sides of it.
         *
         * @return empty if one of them does not have it yet
         */
        Optional<TablePair> pair();
    }
}
