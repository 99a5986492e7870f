package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypeFormatException;
import io.datasurface.model.schema.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A text of a model with what has been made of it, so that nothing is parsed, hashed or made twice. Flat, because a large model has
 * hundreds of thousands of names, and following references is what takes the time.
 */
final class Text {
    /** A content that no text has as a number. */
    static final int NOTHING = Integer.MIN_VALUE;

    private final int number;
    private final String string;
    private final byte @Nullable [] ascii;
    private final long hash;
    private final long keyHash;
    private @Nullable Object meaning;

    /** What was made first under this name, and the number of what it was made of. */
    private int content = NOTHING;

    private @Nullable Object made;

    /**
     * A text.
     *
     * @param number its number in the pool
     * @param string the text
     * @param ascii {@link EightBytes#copy Copy} of its bytes, if they are ASCII and known
     * @param hash {@link EightBytes#hash(String) hash} of the text
     */
    Text(int number, String string, byte @Nullable [] ascii, long hash) {
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

    long hash() {
        return hash;
    }

    /** The hash of the text as a key of a path. */
    long keyHash() {
        return keyHash;
    }

    boolean isAscii(byte[] bytes, int offset, int length) {
        return ascii != null
                ? string.length() == length && EightBytes.equal(ascii, bytes, offset, length)
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

    /** Returns the number of what something was made of under this name, if it was. */
    int content() {
        return content;
    }

    @Nullable Object made() {
        return made;
    }

    void remember(int number, Object object) {
        content = number;
        made = object;
    }
}
