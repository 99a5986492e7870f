package io.datasurface.awsbatch.spec.lock;

import java.time.Duration;
import java.util.List;

/** Where leases are kept: one record for each name, which is read and replaced as a whole. */
public interface LeaseStore {
    /**
     * A lease as it is kept.
     *
     * @param holder who has it, other for each lease
     * @param exclusive whether it is that of a writer
     * @param number its number
     * @param renewed the version of the record in which it was taken or last renewed
     * @param time for which it holds from then on
     */
    record Entry(String holder, boolean exclusive, long number, long renewed, Duration time) {}

    /**
     * All leases of a name.
     *
     * @param version rises with each change; 0 if there never was one
     * @param number the highest that a lease has had
     * @param entries the leases, those too that have ended and that nobody has removed
     */
    record Leases(long version, long number, List<Entry> entries) {
        /** Of a name that never was locked. */
        public static final Leases NONE = new Leases(0, 0, List.of());

        /** Copies the list. */
        public Leases {
            entries = List.copyOf(entries);
        }
    }

    /** The request or its answer was lost: the change may be made or not. */
    final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * With a message.
         *
         * @param message what was lost
         */
        public LostException(String message) {
            super(message);
        }
    }

    /**
     * The record of a name, never an older one than anybody has written.
     *
     * @throws LostException if it can't be read now
     */
    Leases read(String name);

    /**
     * Replaces the record of a name, if it is still of the version before.
     *
     * @param next of the version after the one that is to be there
     * @return whether it was
     * @throws LostException if nobody knows
     */
    boolean replace(String name, Leases next);
}
