package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import java.util.HashMap;
import java.util.Map;

/**
 * Notices keys that stand twice in one object with free keys. Costs nothing while there are none: the map that is built drops them, and
 * only then the positions that were read are searched.
 */
final class DuplicateFinder {
    private final FileContext context;
    private final long hash;
    private final int mark;
    private int count;

    /** Begins an object whose path has a hash. */
    DuplicateFinder(FileContext context, long hash) {
        this.context = context;
        this.hash = hash;
        this.mark = context.positions().size();
    }

    void add(long entryHash, long at) {
        context.positions().add(entryHash, at);
        count++;
    }

    /** Takes back the last entry, which is faulty and not part of the map. */
    void forget() {
        count--;
    }

    /** Reports the keys that the map has lost, and returns the map. */
    Map<String, ?> check(Map<String, ?> map) {
        if (map.size() < count) {
            Map<Long, String> keys = new HashMap<>();
            map.keySet().forEach(key -> keys.put(ObjectPath.childHash(hash, key), key));
            Map<Long, Long> first = new HashMap<>();
            PositionLog positions = context.positions();
            for (int i = mark; i < positions.size(); i++) {
                String key = keys.get(positions.hash(i));
                Long before = key == null ? null : first.putIfAbsent(positions.hash(i), positions.position(i));
                if (key != null && before != null) {
                    context.path().push(key);
                    context.duplicate(Codes.DUPLICATE_NAME, key, positions.position(i), before);
                    context.path().pop();
                }
            }
        }
        return map;
    }
}
