package io.datasurface.model.io;

import io.datasurface.model.internal.NamedMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts and small objects that were read before, so that equal ones are one. A pool only saves memory and time: it gives up on long texts
 * and where many hashes collide, so that nobody can make it slow. Not safe for concurrent use.
 */
final class TextPool {
    private static final int LONGEST_SHARED = 120;
    private static final int FIRST_RECENT = 1 << 8;
    private static final int MOST_RECENT = 1 << 16;

    private final HashIndex index = new HashIndex();

    /**
     * Texts that were read more than once, each where its hash leads to; a later one takes the place of an earlier one.
     * Small enough for a processor's cache, while the index of a large model's texts is not.
     */
    private @Nullable Text[] recent = new Text[FIRST_RECENT];

    private final List<Text> texts = new ArrayList<>();
    private final Map<RecordShape, Text[]> keys = new HashMap<>();
    private final PairTable pairs = new PairTable();
    private final KnownObjects known = new KnownObjects();
    private final Layouts layouts = new Layouts();
    private final HashIndex objectIndex = new HashIndex();
    private final List<Object> objects = new ArrayList<>();

    /** A pool that begins with the keys of all objects, so that a key which is read is the very string that a shape has. */
    TextPool(Shapes shapes) {
        for (String key : shapes.keys()) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            boolean ascii = bytes.length == key.length();
            add(key, ascii ? EightBytes.copy(bytes, 0, bytes.length) : null, EightBytes.hash(key));
        }
    }

    /** Returns the names of the fields of a shape in their order. */
    Text[] keys(RecordShape shape) {
        Text[] known = keys.get(shape);
        if (known == null) {
            known = shape.fields().stream().map(field -> text(field.name())).toArray(Text[]::new);
            keys.put(shape, known);
        }
        return known;
    }

    /** Returns the text that equals a string. */
    Text text(String string) {
        long hash = EightBytes.hash(string);
        if (string.length() > LONGEST_SHARED) {
            return numbered(string, null, hash);
        }
        for (int probe = 0; probe < HashIndex.MOST_PROBES; probe++) {
            int number = index.get(hash, probe);
            if (number == HashIndex.END) {
                return add(string, null, hash);
            }
            if (number >= 0 && texts.get(number).string().equals(string)) {
                return texts.get(number);
            }
        }
        return numbered(string, null, hash);
    }

    /** Returns a text that this pool has made, by its number. */
    Text text(int number) {
        return texts.get(number);
    }

    /**
     * Returns the text that equals some ASCII characters, of which no string is made if it is known.
     *
     * @param bytes hold the characters
     * @param offset index of the first
     * @param length how many they are
     * @param hash their {@link EightBytes#hash(byte[], int, int) hash}
     */
    Text text(byte[] bytes, int offset, int length, long hash) {
        if (length > LONGEST_SHARED) {
            return numbered(string(bytes, offset, length), null, hash);
        }
        int slot = (int) hash & (recent.length - 1);
        Text text = recent[slot];
        if (text != null && text.hash() == hash && text.isAscii(bytes, offset, length)) {
            return text;
        }
        for (int probe = 0; probe < HashIndex.MOST_PROBES; probe++) {
            int number = index.get(hash, probe);
            if (number == HashIndex.END) {
                byte[] ascii = EightBytes.copy(bytes, offset, length);
                return add(string(bytes, offset, length), ascii, hash);
            }
            if (number >= 0 && texts.get(number).isAscii(bytes, offset, length)) {
                recent[slot] = texts.get(number);
                return texts.get(number);
            }
        }
        return numbered(string(bytes, offset, length), null, hash);
    }

    private static String string(byte[] ascii, int offset, int length) {
        return new String(ascii, offset, length, StandardCharsets.ISO_8859_1);
    }

    private Text add(String string, byte @Nullable [] ascii, long hash) {
        Text text = numbered(string, ascii, hash);
        index.add(hash, text.number());
        if (texts.size() > recent.length && recent.length < MOST_RECENT) {
            recent = new Text[recent.length * 2];
        }
        return text;
    }

    private Text numbered(String string, byte @Nullable [] ascii, long hash) {
        Text text = new Text(texts.size(), string, ascii, hash);
        texts.add(text);
        return text;
    }

    /** Returns what was {@linkplain #remember made} under a name of something, or null. */
    @Nullable Object made(Text name, int content) {
        return name.content() == content ? name.made() : pairs.get(name.number(), content);
    }

    /** Remembers what was made under a name. */
    void remember(Text name, int content, Object object) {
        if (name.content() == Text.NOTHING) {
            name.remember(content, object);
        } else if (name.content() != content) {
            pairs.put(name.number(), content, object);
        }
    }

    KnownObjects objects() {
        return known;
    }

    Layouts layouts() {
        return layouts;
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
        long mixed = EightBytes.mix(0, hash);
        for (int probe = 0; probe < HashIndex.MOST_PROBES; probe++) {
            int number = objectIndex.get(mixed, probe);
            if (number == HashIndex.END) {
                objectIndex.add(mixed, objects.size());
                objects.add(object);
                return object;
            }
            if (number >= 0 && objects.get(number).equals(object)) {
                return objects.get(number);
            }
        }
        return object;
    }
}
