package io.datasurface.model.schema;

import java.util.Optional;

/**
 * Bytes.
 *
 * @param maxSize most bytes; absent: unlimited
 */
public record BinaryType(Optional<Integer> maxSize) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.binary(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Binary" + maxSize.map(size -> "(" + size + ")").orElse("");
    }
}
