package io.datasurface.model.io;

import io.datasurface.model.internal.NamedMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts and small objects that were read before, so that equal ones are one. A pool only saves memory and time: it gives up on long texts
 * and where many hashes collide, so that nobody can make it slow. Not safe for concurrent use.
 */
final class TextPool {
    private static final int LONGEST_SHARED = 120;
    private static final int FIRST_SIZE = 1 << 10;
    private static final int MOST_PROBES = 64;

    private @Nullable Text[] texts = new Text[FIRST_SIZE];
    private int textCount;
    private final List<Text> numbered = new ArrayList<>();
    private @Nullable Object[] objects = new Object[FIRST_SIZE];
    private int[] hashes = new int[FIRST_SIZE];
    private int objectCount;

    /** A pool that begins with the keys of all objects, so that a key which is read is the very string that a shape has. */
    TextPool(Shapes shapes) {
        shapes.keys().forEach(this::text);
    }

    /** Returns the text that equals a string. */
    Text text(String string) {
        int hash = string.hashCode();
        if (string.length() > LONGEST_SHARED) {
            return numbered(string, null, hash);
        }
        int mask = texts.length - 1;
        int slot = home(hash, mask + 1);
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            Text known = texts[slot];
            if (known == null) {
                return add(string, null, hash);
            }
            if (known.hash() == hash && known.string().equals(string)) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        return numbered(string, null, hash);
    }

    /** Returns a text that this pool has made, by its number. */
    Text text(int number) {
        return numbered.get(number);
    }

    /**
     * Returns the text that equals some ASCII characters, of which no string is made if it is known.
     *
     * @param bytes hold the characters
     * @param offset index of the first
     * @param length how many they are
     * @param hash the hash that a string of them has
     */
    Text text(byte[] bytes, int offset, int length, int hash) {
        if (length > LONGEST_SHARED) {
            return numbered(string(bytes, offset, length), null, hash);
        }
        int mask = texts.length - 1;
        int slot = home(hash, mask + 1);
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            Text known = texts[slot];
            if (known == null) {
                byte[] ascii = Arrays.copyOfRange(bytes, offset, offset + length);
                return add(string(bytes, offset, length), ascii, hash);
            }
            if (known.hash() == hash && known.isAscii(bytes, offset, length)) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        return numbered(string(bytes, offset, length), null, hash);
    }

    private static String string(byte[] ascii, int offset, int length) {
        return new String(ascii, offset, length, StandardCharsets.ISO_8859_1);
    }

    private Text numbered(String string, byte @Nullable [] ascii, int hash) {
        Text text = new Text(numbered.size(), string, ascii, hash);
        numbered.add(text);
        return text;
    }

    private Text add(String string, byte @Nullable [] ascii, int hash) {
        Text text = numbered(string, ascii, hash);
        if (++textCount > texts.length / 2) {
            @Nullable Text[] before = texts;
            texts = new Text[before.length * 2];
            for (Text each : before) {
                if (each != null) {
                    put(each);
                }
            }
        }
        put(text);
        return text;
    }

    private void put(Text text) {
        int slot = free(texts, text.hash());
        if (slot >= 0) {
            texts[slot] = text;
        }
    }

    /** Returns an equal object: the one that was first. */
    Object share(Object object) {
        return share(object, object.hashCode());
    }

    /** Returns an equal map, if one was read before. */
    NamedMap<?> share(NamedMap<?> map) {
        return (NamedMap<?>) share(map, map.namesHash());
    }

    private Object share(Object object, int hash) {
        int mask = objects.length - 1;
        int slot = home(hash, mask + 1);
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            Object known = objects[slot];
            if (known == null) {
                add(object, hash);
                return object;
            }
            if (hashes[slot] == hash && known.equals(object)) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        return object;
    }

    private void add(Object object, int hash) {
        if (++objectCount > objects.length / 2) {
            @Nullable Object[] objectsBefore = objects;
            int[] hashesBefore = hashes;
            objects = new Object[objectsBefore.length * 2];
            hashes = new int[objects.length];
            for (int i = 0; i < objectsBefore.length; i++) {
                Object each = objectsBefore[i];
                if (each != null) {
                    put(each, hashesBefore[i]);
                }
            }
        }
        put(object, hash);
    }

    private void put(Object object, int hash) {
        int slot = free(objects, hash);
        if (slot >= 0) {
            objects[slot] = object;
            hashes[slot] = hash;
        }
    }

    /** Returns the slot where something belongs, or -1 if it would have to be searched for too long. */
    private static int free(@Nullable Object[] entries, int hash) {
        int mask = entries.length - 1;
        int slot = home(hash, mask + 1);
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            if (entries[slot] == null) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** Returns the slot where an entry should be in a table of a size, which is a power of two: the first bits of the mixed hash. */
    private static int home(int hash, int size) {
        return (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(size) + 1);
    }
}
