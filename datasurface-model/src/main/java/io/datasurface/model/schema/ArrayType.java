package io.datasurface.model.schema;

import java.util.Optional;

/**
 * A list of elements.
 *
 * @param maxSize most elements; absent: unlimited
 * @param elementType type of each element
 */
public record ArrayType(Optional<Integer> maxSize, DataType elementType) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.array(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Array" + maxSize.map(size -> "(" + size + ")").orElse("") + "<" + elementType + ">";
    }
}
