package io.datasurface.awsbatch.spec.lock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Leases among the threads of one process. Safe to share. */
public final class MemoryLeases implements LeaseStore {
    private final Map<String, Leases> records = new ConcurrentHashMap<>();

    /** A store without leases. */
    public MemoryLeases() {}

    @Override
    public Leases read(String name) {
        return records.getOrDefault(name, Leases.NONE);
    }

    /** Who comes second may have written the same, and has replaced nothing. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean replace(String name, Leases next) {
        Leases now = records.compute(name, (same, before) -> {
            Leases known = before == null ? Leases.NONE : before;
            return known.version() + 1 == next.version() ? next : known;
        });
        return now == next;
    }
}
