package io.datasurface.model.schema;

import java.util.Optional;

/**
 * Text.
 *
 * @param kind the SQL family
 * @param maxSize most characters; absent: unlimited
 * @param collation collation of the source
 */
public record StringType(StringKind kind, Optional<Integer> maxSize, Optional<String> collation) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.string(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        String size = maxSize.map(String::valueOf).orElse("");
        String rest = collation.map(text -> "," + TypeText.argument(text)).orElse("");
        return maxSize.isEmpty() && collation.isEmpty() ? kind.toString() : kind + "(" + size + rest + ")";
    }
}
