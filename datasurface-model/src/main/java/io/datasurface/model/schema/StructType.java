package io.datasurface.model.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A structure of named fields.
 *
 * @param fields the fields in order
 * @param ordered whether the order matters
 */
public record StructType(List<StructField> fields, boolean ordered) implements DataType {
    /** Copies the fields. */
    public StructType {
        fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.struct(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        String text = fields.stream()
                .map(field -> TypeText.fieldName(field.name()) + ":" + field.type())
                .collect(Collectors.joining(",", "<", ">"));
        return (ordered ? "OrderedStruct" : "Struct") + text;
    }
}
