package io.datasurface.model.io;

import org.jspecify.annotations.Nullable;

/** A small object without problems that was read before, and what reading it did, so that equal bytes need not be read again. */
final class KnownObject {
    private final int number;
    private final RecordShape shape;
    private final byte[] bytes;
    private final long hash;
    private final @Nullable Object[] values;
    private final int layout;
    private final int depth;
    private final JsonInput.Move move;

    /**
     * An object.
     *
     * @param number its number among all of the pool
     * @param shape its kind
     * @param bytes the bytes behind its opening brace
     * @param hash their hash
     * @param values the values of its fields, of which the name does not count
     * @param layout number of its layout
     * @param depth how deep it was nested
     * @param move where the input went
     */
    KnownObject(
            int number,
            RecordShape shape,
            byte[] bytes,
            long hash,
            @Nullable Object[] values,
            int layout,
            int depth,
            JsonInput.Move move) {
        this.number = number;
        this.shape = shape;
        this.bytes = bytes;
        this.hash = hash;
        this.values = values;
        this.layout = layout;
        this.depth = depth;
        this.move = move;
    }

    /** A number that is not that of a text: below 0. */
    int number() {
        return ~number;
    }

    long hash() {
        return hash;
    }

    int layout() {
        return layout;
    }

    JsonInput.Move move() {
        return move;
    }

    /** Whether this is an object of a kind that begins at the input, nested in so many others. */
    boolean is(Snippet snippet, RecordShape kind, int nested) {
        return hash == snippet.hash() && shape == kind && nested <= depth && snippet.matches(bytes);
    }

    /** The values of the fields for an object with a name. */
    @Nullable Object[] values(String name) {
        @Nullable Object[] named = values.clone();
        named[shape.indexOf(ObjectReader.NAME)] = name;
        return named;
    }
}
