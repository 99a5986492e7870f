package io.datasurface.model.io;

/**
 * Finds numbers by hashes: a table that holds no references, because to store one in a large old array costs the usual garbage collector a
 * memory fence and a look at the array's part in the next collection. Gives up where many hashes collide, so that nobody can make it slow.
 */
final class HashIndex {
    /** How many entries are looked at for a hash at most. */
    static final int MOST_PROBES = 64;

    /** There is no further entry for the hash. */
    static final int END = -1;

    /** The entry is for another hash. */
    static final int OTHER = -2;

    private static final int FIRST_SIZE = 1 << 8;

    /** The first half of a hash and then the number plus 1; or 0. */
    private long[] entries = new long[FIRST_SIZE];

    private int count;

    /**
     * Looks at one of the entries where a hash leads to.
     *
     * @param hash the hash, of which the first bits are the best
     * @param probe counts from 0
     * @return a number that was probably added with this hash, {@link #OTHER} or {@link #END}
     */
    int get(long hash, int probe) {
        int half = half(hash);
        long entry = entries[(slot(half) + probe) & (entries.length - 1)];
        if (entry == 0) {
            return END;
        }
        return (int) (entry >>> Integer.SIZE) == half ? (int) entry - 1 : OTHER;
    }

    void add(long hash, int number) {
        if (++count > entries.length / 2) {
            long[] before = entries;
            entries = new long[before.length * 2];
            for (long entry : before) {
                if (entry != 0) {
                    put(entry);
                }
            }
        }
        put(((long) half(hash) << Integer.SIZE) | (number + 1));
    }

    private void put(long entry) {
        int slot = slot((int) (entry >>> Integer.SIZE));
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            int index = (slot + probe) & (entries.length - 1);
            if (entries[index] == 0) {
                entries[index] = entry;
                return;
            }
        }
    }

    private static int half(long hash) {
        return (int) (hash >>> Integer.SIZE);
    }

    /** The first bits, as many as the table needs. */
    private int slot(int half) {
        return half >>> (Integer.numberOfLeadingZeros(entries.length) + 1);
    }
}
