package io.datasurface.model.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes taken eight at a time: as a long whose lowest byte is the first. */
final class EightBytes {
    /** How many bytes a long has, and how far behind the bytes that it wants a reader of longs reads at most, plus one. */
    static final int COUNT = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long SPACES = of(' ');
    private static final long QUOTES = of('"');
    private static final long BACKSLASHES = of('\\');

    /** Lifts an opening brace, and what is behind it in ASCII, over the last ASCII character. */
    private static final long NEARLY_BRACES = of((char) (0x80 - '{'));

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private EightBytes() {}

    /** Returns eight bytes of an array, which must have them. */
    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Returns an ASCII character eight times. */
    static long of(char c) {
        return c * ONES;
    }

    /** Returns how many spaces the bytes begin with. */
    static int spaces(long eight) {
        return Long.numberOfTrailingZeros(eight ^ SPACES) / Byte.SIZE;
    }

    /** Returns how many bytes stand before the first that may be a brace: 8 if none may. */
    static int beforeBrace(long eight) {
        return Long.numberOfTrailingZeros((eight + NEARLY_BRACES) & HIGHEST_BITS) / Byte.SIZE;
    }

    /** Returns how many bytes stand before one that is more than a plain character of a text in JSON: 8 if all are plain. */
    static int plain(long eight) {
        long control = (eight - SPACES) & ~eight;
        long other = equal(eight, QUOTES) | equal(eight, BACKSLASHES) | control | eight;
        return Long.numberOfTrailingZeros(other & HIGHEST_BITS) / Byte.SIZE;
    }

    /** Sets the highest bit of the first byte that equals another, and maybe of later ones. */
    private static long equal(long eight, long other) {
        long difference = eight ^ other;
        return (difference - ONES) & ~difference;
    }

    /** Returns the first bytes, fewer than eight, and zeros. */
    static long first(long eight, int count) {
        return eight & ~(-1L << (count * Byte.SIZE));
    }

    /** Adds to a hash, of which the first bits are the best. A text of n bytes is its n / 8 longs and one of the {@link #first} bytes left. */
    static long mix(long hash, long eight) {
        long mixed = (hash ^ eight) * FACTOR;
        return mixed ^ (mixed >>> 32);
    }

    /** The hash of some bytes, also if the array ends behind them. */
    static long hash(byte[] bytes, int from, int count) {
        long hash = 0;
        int i = from;
        for (; i <= from + count - COUNT; i += COUNT) {
            hash = mix(hash, at(bytes, i));
        }
        long rest = 0;
        for (int shift = 0; i < from + count; i++, shift += Byte.SIZE) {
            rest |= (bytes[i] & 0xFFL) << shift;
        }
        return mix(hash, rest);
    }

    /** Returns the bytes in eights with zeros at the end, for {@link #equal(byte[], byte[], int, int)}. */
    static byte[] copy(byte[] bytes, int from, int count) {
        byte[] copy = new byte[(count + COUNT - 1) / COUNT * COUNT];
        System.arraycopy(bytes, from, copy, 0, count);
        return copy;
    }

    /** Whether bytes equal those of a {@link #copy}. Eight bytes must be there wherever one is. */
    static boolean equal(byte[] copy, byte[] bytes, int from, int count) {
        int i = 0;
        for (; i <= count - COUNT; i += COUNT) {
            if (at(copy, i) != at(bytes, from + i)) {
                return false;
            }
        }
        return i == count || at(copy, i) == first(at(bytes, from + i), count - i);
    }

    /** The hash of a string: that of its bytes if it is ASCII. */
    static long hash(String string) {
        long hash = 0;
        long eight = 0;
        for (int i = 0; i < string.length(); i++) {
            eight |= (string.charAt(i) & 0xFFL) << (i * Byte.SIZE);
            if (i % COUNT == COUNT - 1) {
                hash = mix(hash, eight);
                eight = 0;
            }
        }
        return mix(hash, eight);
    }
}
