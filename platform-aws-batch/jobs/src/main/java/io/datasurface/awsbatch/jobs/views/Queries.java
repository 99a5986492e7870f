package io.datasurface.awsbatch.jobs.views;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.LakeTarget;

/** What runs SQL where consumers do: Spark makes no views that Athena reads. */
public interface Queries {
    /** For a lake on one machine, which nothing but Spark reads. */
    Queries NONE = target -> {
        throw new JobException("Views of " + target.database()
                + " are for Athena, which reads no lake on this machine; run the export where the lake is");
    };

    /** Begins to run statements. */
    Session open(LakeTarget target);

    /** Runs statements for one target. Safe for concurrent use. */
    @FunctionalInterface
    interface Session extends AutoCloseable {
        /**
         * Runs a statement to its end.
         *
         * @throws JobException if it fails, with the reason
         */
        void run(String sql);

        @Override
        default void close() {}
    }
}
