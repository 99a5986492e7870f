package io.datasurface.awsbatch.jobs.export;

import java.sql.SQLException;

/** What keeps other runs away until it is closed, or its session ends. */
interface HeldLock extends AutoCloseable {
    /** One of the session that does the work: it is gone if that is gone, and neither has to be asked for. */
    HeldLock OF_SESSION = new HeldLock() {
        @Override
        public void confirm() {
            // What the session does next fails if it is gone.
        }

        @Override
        public void close() {
            // The session is closed.
        }
    };

    /**
     * Returns if it still is held.
     *
     * @throws SQLException if it may be lost
     */
    void confirm() throws SQLException;

    @Override
    void close() throws SQLException;
}
