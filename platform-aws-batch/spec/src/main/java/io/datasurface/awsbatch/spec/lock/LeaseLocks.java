package io.datasurface.awsbatch.spec.lock;

import io.datasurface.awsbatch.spec.lock.LeaseStore.Entry;
import io.datasurface.awsbatch.spec.lock.LeaseStore.Leases;
import io.datasurface.awsbatch.spec.lock.LeaseStore.LostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Locks by leases in a store, as one process sees them. No times are written or compared between processes:
 *
 * <ul>
 *   <li>A holder counts the time of its lease from the moment <em>before</em> it asks the store, and holds it a tenth shorter than it says, for
 *       clocks that run at different speeds.
 *   <li>Somebody else takes a lease for ended when he has seen it unchanged, by his own clock, for as long as it holds. A renewed lease bears
 *       another version, so his waiting begins anew.
 * </ul>
 *
 * <p>If it is not known whether the store has made a change, the record is read: every lease has a holder's name of its own. If that fails too,
 * the lease is not held, and what may be left of it ends by itself.
 *
 * <p>Safe for several threads. Asking again in vain is how waiting time passes, so somebody has to ask at least twice.
 */
public final class LeaseLocks implements TableLocks {
    private static final int TRIES = 5;

    private final LeaseStore store;
    private final LongSupplier nanos;
    private final Supplier<String> names;
    /** When leases were first seen as they are, by table. */
    private final Map<String, Map<Entry, Long>> seen = new HashMap<>();

    /**
     * The locks of this process.
     *
     * @param store where leases are
     */
    public LeaseLocks(LeaseStore store) {
        this(store, System::nanoTime, () -> UUID.randomUUID().toString());
    }

    /**
     * The locks of a process with a clock of its own, as tests need it.
     *
     * @param store where leases are
     * @param nanos a clock that never goes back, from any beginning
     * @param names a new name each time
     */
    public LeaseLocks(LeaseStore store, LongSupplier nanos, Supplier<String> names) {
        this.store = store;
        this.nanos = nanos;
        this.names = names;
    }

    @Override
    public Optional<Lease> tryRead(String table, Duration time) {
        return take(table, false, time);
    }

    @Override
    public Optional<Lease> tryWrite(String table, Duration time) {
        return take(table, true, time);
    }

    private Optional<Lease> take(String table, boolean exclusive, Duration time) {
        String holder = names.get();
        for (int i = 0; i < TRIES; i++) {
            long asked = nanos.getAsLong();
            try {
                Leases now = store.read(table);
                List<Entry> others = living(table, now);
                if (others.stream().anyMatch(other -> exclusive || other.exclusive())) {
                    return Optional.empty();
                }
                long version = now.version() + 1;
                long number = now.number() + 1;
                others.add(new Entry(holder, exclusive, number, version, time));
                if (replace(table, new Leases(version, number, others), holder)) {
                    return Optional.of(new Held(table, holder, exclusive, number, time, asked));
                }
            } catch (LostException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Replaces the record; if the answer is lost, looks whether the holder is in it as it should be. */
    private boolean replace(String table, Leases next, String holder) {
        try {
            return store.replace(table, next);
        } catch (LostException e) {
            return find(store.read(table), holder).equals(find(next, holder));
        }
    }

    private static Optional<Entry> find(Leases leases, String holder) {
        return leases.entries().stream()
                .filter(entry -> entry.holder().equals(holder))
                .findFirst();
    }

    /** The leases of which it is not known that they have ended. */
    private synchronized List<Entry> living(String table, Leases leases) {
        Map<Entry, Long> before = seen.getOrDefault(table, Map.of());
        Map<Entry, Long> after = new HashMap<>();
        List<Entry> living = new ArrayList<>();
        // Not before the record was read: what is seen now may have been renewed just then.
        long now = nanos.getAsLong();
        for (Entry entry : leases.entries()) {
            long since = before.getOrDefault(entry, now);
            after.put(entry, since);
            if (now - since < entry.time().toNanos()) {
                living.add(entry);
            }
        }
        seen.put(table, after);
        return living;
    }

    /** A lease of this process. */
    private final class Held implements Lease {
        private final String table;
        private final String holder;
        private final boolean exclusive;
        private final long number;
        private final Duration time;
        private long asked;
        private boolean lost;

        Held(String table, String holder, boolean exclusive, long number, Duration time, long asked) {
            this.table = table;
            this.holder = holder;
            this.exclusive = exclusive;
            this.number = number;
            this.time = time;
            this.asked = asked;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public synchronized boolean isHeld() {
            long nanosOfTime = time.toNanos();
            return !lost && nanos.getAsLong() - asked < nanosOfTime - nanosOfTime / 10;
        }

        @Override
        public synchronized boolean renew() {
            for (int i = 0; i < TRIES && isHeld(); i++) {
                long begun = nanos.getAsLong();
                try {
                    Leases now = store.read(table);
                    Optional<Entry> mine = find(now, holder);
                    if (mine.isEmpty()) {
                        break;
                    }
                    long version = now.version() + 1;
                    List<Entry> entries = new ArrayList<>(now.entries());
                    entries.set(entries.indexOf(mine.get()), new Entry(holder, exclusive, number, version, time));
                    if (LeaseLocks.this.replace(table, new Leases(version, now.number(), entries), holder)) {
                        asked = begun;
                        return isHeld();
                    }
                } catch (LostException e) {
                    // It holds for as long as it did; the next renewal may come through.
                    return isHeld();
                }
            }
            lost = true;
            return false;
        }

        @Override
        public synchronized void close() {
            lost = true;
            try {
                for (int i = 0; i < TRIES; i++) {
                    Leases now = store.read(table);
                    List<Entry> rest = new ArrayList<>(now.entries());
                    boolean gone = !rest.removeIf(entry -> entry.holder().equals(holder));
                    if (gone || store.replace(table, new Leases(now.version() + 1, now.number(), rest))) {
                        return;
                    }
                }
            } catch (LostException e) {
                // It ends by itself.
            }
        }
    }
}
