package io.datasurface.graph.diff;

/**
 * 64-bit hashes that are the same in every run and on every machine. 0 stands for nothing, and nothing else has it. Sums of hashes are
 * hashes of what has no order.
 */
final class Hash64 {
    static final long NOTHING = 0;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;

    private Hash64() {}

    static long of(CharSequence text) {
        long hash = FNV_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return scatter(hash + text.length());
    }

    /** Hash of two hashes in their order. */
    static long of(long first, long second) {
        return scatter(first * GOLDEN + Long.rotateLeft(second, 32) + GOLDEN);
    }

    /** The hash of one text and a hash that belongs to it. */
    static long of(CharSequence name, long value) {
        return of(of(name), value);
    }

    /** The part that a named value has in the sum of its owner: none if there is no value. */
    static long part(CharSequence name, long value) {
        return value == NOTHING ? NOTHING : of(name, value);
    }

    /** Spreads every bit over all others (the finalizer of SplitMix64). */
    private static long scatter(long bits) {
        long hash = bits;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return hash == NOTHING ? GOLDEN : hash;
    }
}
