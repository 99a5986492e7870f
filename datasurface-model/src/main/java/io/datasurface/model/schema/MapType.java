package io.datasurface.model.schema;

/**
 * Keys with values.
 *
 * @param keyType type of the keys
 * @param valueType type of the values
 */
public record MapType(DataType keyType, DataType valueType) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.map(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Map<" + keyType + "," + valueType + ">";
    }
}
