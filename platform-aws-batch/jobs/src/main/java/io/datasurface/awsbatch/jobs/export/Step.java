package io.datasurface.awsbatch.jobs.export;

import java.util.Optional;

/**
 * A table that has to change.
 *
 * @param table which one
 * @param before what the database has of it
 * @param now what it will have
 * @param stage changes that wait to be merged; empty if the table was built anew
 */
record Step(TargetTable table, Optional<Exported> before, Exported now, Optional<String> stage) {}
