package io.datasurface.model.schema;

import java.util.Optional;

/**
 * Semi-structured data such as JSON.
 *
 * @param maxSize most bytes; absent: unlimited
 */
public record VariantType(Optional<Integer> maxSize) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.variant(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Variant" + maxSize.map(size -> "(" + size + ")").orElse("");
    }
}
