package io.datasurface.awsbatch.spec.lock;

import java.time.Duration;
import java.util.Optional;

/**
 * Locks of tables: many readers or one writer.
 *
 * <p>On Iceberg nobody has to lock to read or to write: a reader pins its snapshot, and commits are atomic. Only what removes files takes the
 * write lock, so that there is one at a time. Formats whose readers see files vanish take read locks as well.
 *
 * <h2>Contract</h2>
 *
 * <ul>
 *   <li>A lease ends after its time, unless it is renewed before: a holder that dies holds nobody up for long.
 *   <li>While a lease {@linkplain Lease#isHeld is held}, nobody holds one that excludes it. This MUST hold however the clocks of processes
 *       differ, as long as they run at about one speed, and whatever answers of the store are lost.
 *   <li>Leases have numbers that rise. Who is held up between asking {@link Lease#isHeld} and acting may act too late; what is protected
 *       therefore keeps the highest number that it has seen of a writer, and refuses lower ones.
 * </ul>
 */
public interface TableLocks {
    /**
     * Tries to become a reader.
     *
     * @param table its name
     * @param time for which the lease holds
     * @return empty if there is a writer, as far as can be told; ask again later
     */
    Optional<Lease> tryRead(String table, Duration time);

    /**
     * Tries to become the writer.
     *
     * @param table its name
     * @param time for which the lease holds
     * @return empty if there are readers or a writer, as far as can be told; ask again later
     */
    Optional<Lease> tryWrite(String table, Duration time);

    /** What a holder has. */
    interface Lease extends AutoCloseable {
        /** Higher than that of each writer before. */
        long number();

        /** Whether it holds now, by the clock of the holder. */
        boolean isHeld();

        /**
         * Begins its time anew.
         *
         * @return whether it holds; if not, it is lost for good
         */
        boolean renew();

        /** Gives it back. If that fails, it ends by itself. */
        @Override
        void close();
    }
}
