package io.datasurface.model.io;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small objects of JSON files that were read more than once, by their bytes. Remembers a bounded number of them. */
final class KnownObjects {
    private static final int FIRST_SIZE = 1 << 8;
    private static final int MOST = 1 << 16;

    private final HashIndex index = new HashIndex();
    private final List<KnownObject> objects = new ArrayList<>();

    /** Hashes of what was read once, each where its first bits lead to; a later one takes the place of an earlier one. */
    private long[] once = new long[FIRST_SIZE];

    /** Returns the object that begins at the input, or null if it is not known. */
    @Nullable KnownObject find(Snippet snippet, RecordShape shape, int depth) {
        for (int probe = 0; probe < HashIndex.MOST_PROBES; probe++) {
            int number = index.get(snippet.hash(), probe);
            if (number == HashIndex.END) {
                return null;
            }
            if (number >= 0 && objects.get(number).is(snippet, shape, depth)) {
                return objects.get(number);
            }
        }
        return null;
    }

    /** Whether an object was probably read before and there is place for it; if not, it will have been read now. */
    boolean isWanted(long hash) {
        int slot = (int) (hash >>> (Long.numberOfLeadingZeros(once.length) + 1));
        boolean again = once[slot] == hash;
        once[slot] = hash;
        return again && objects.size() < MOST;
    }

    /** The number of the next object. */
    int size() {
        return objects.size();
    }

    void add(KnownObject object) {
        index.add(object.hash(), objects.size());
        objects.add(object);
        if (objects.size() > once.length / 2) {
            once = new long[once.length * 2];
        }
    }
}
