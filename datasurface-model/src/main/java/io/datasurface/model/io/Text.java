package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypeFormatException;
import io.datasurface.model.schema.DataTypes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text of a model with what has been made of it, so that nothing is parsed, hashed or made twice. Flat, because a large model has
 * hundreds of thousands of names, and following references is what takes the time.
 */
final class Text {
    private static final int MOST_REMEMBERED = 16;
    private static final @Nullable Object[] NOTHING = {};

    private final int number;
    private final String string;
    private final byte @Nullable [] ascii;
    private final int hash;
    private final long keyHash;
    private @Nullable Object meaning;

    /** What was made first under this name from another text, and from which. */
    private @Nullable Text source;

    private @Nullable Object made;

    /** What else was made under this name: a text and what was made of it, or null and what was made of more than a text. */
    private @Nullable Object[] others = NOTHING;

    /**
     * A text.
     *
     * @param number its number in the pool
     * @param string the text
     * @param ascii its bytes, if they are ASCII and known
     * @param hash the string's hash
     */
    Text(int number, String string, byte @Nullable [] ascii, int hash) {
        this.number = number;
        this.string = string;
        this.ascii = ascii;
        this.hash = hash;
        this.keyHash = ObjectPath.keyHash(string);
    }

    int number() {
        return number;
    }

    String string() {
        return string;
    }

    int hash() {
        return hash;
    }

    /** The hash of the text as a key of a path. */
    long keyHash() {
        return keyHash;
    }

    boolean isAscii(byte[] bytes, int offset, int length) {
        return ascii != null
                ? Arrays.equals(ascii, 0, ascii.length, bytes, offset, offset + length)
                : equals(string, bytes, offset, length);
    }

    /** Whether a string is that of some ASCII characters. */
    static boolean equals(String string, byte[] bytes, int offset, int length) {
        if (string.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (string.charAt(i) != bytes[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text as a column type.
     *
     * @throws DataTypeFormatException if it is none
     */
    DataType type() {
        if (meaning instanceof DataType known) {
            return known;
        }
        DataType type = DataTypes.parse(string);
        meaning = type;
        return type;
    }

    LocationKey location() {
        if (meaning instanceof LocationKey known) {
            return known;
        }
        LocationKey location = new LocationKey(string);
        meaning = location;
        return location;
    }

    /** Returns what was {@linkplain #remember made} under this name from another text. */
    @Nullable Object madeFrom(Text from) {
        if (source == from) {
            return made;
        }
        for (int i = 0; i < others.length && others[i + 1] != null; i += 2) {
            if (others[i] == from) {
                return others[i + 1];
            }
        }
        return null;
    }

    /** Remembers what was made under this name from another text, unless there is much already. */
    void remember(Text from, Object object) {
        if (source == null) {
            source = from;
            made = object;
        } else {
            add(from, object);
        }
    }

    /** Returns an equal object: the one that was first made under this name. Compares with few. */
    Object shared(Object object) {
        for (int i = 0; i < others.length && others[i + 1] != null; i += 2) {
            if (others[i] == null && object.equals(others[i + 1])) {
                return others[i + 1];
            }
        }
        add(null, object);
        return object;
    }

    private void add(@Nullable Text from, Object object) {
        for (int i = 1; i < MOST_REMEMBERED; i += 2) {
            if (i >= others.length) {
                others = Arrays.copyOf(others, Math.max(2, others.length * 2));
            }
            if (others[i] == null) {
                others[i - 1] = from;
                others[i] = object;
                return;
            }
        }
    }
}
