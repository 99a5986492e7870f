package io.datasurface.awsbatch.jobs.comparison;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.spec.SpecType;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;

/** Values as texts: two values are the same if and only if their texts are, wherever they come from. Null stays null. */
final class CanonicalText implements SpecType.Visitor<Column> {
    private final Column value;

    private CanonicalText(Column value) {
        this.value = value;
    }

    /**
     * The text of a value.
     *
     * @param value a column
     * @param type what it should hold
     * @param given what it is in Spark; a value that the type can't hold gets a text that no value of the type has, and nothing is rounded
     */
    static Column of(Column value, SpecType type, DataType given) {
        DataType wanted = LakeTypes.sparkType(type);
        if (given.equals(wanted)) {
            return type.accept(new CanonicalText(value));
        }
        Column made =
                isNested(type) && given instanceof StringType ? from_json(value, wanted, Map.of()) : value.cast(wanted);
        Column text = type.accept(new CanonicalText(made));
        if (isNested(type)) {
            return when(made.isNull().and(value.isNotNull()), value.cast("string"))
                    .otherwise(text);
        }
        return when(made.cast(given).eqNullSafe(value), text).otherwise(value.cast("string"));
    }

    private static boolean isNested(SpecType type) {
        return type instanceof SpecType.ArrayType
                || type instanceof SpecType.MapType
                || type instanceof SpecType.StructType;
    }

    @Override
    public Column simple(SpecType.Simple type) {
        return value.cast("string");
    }

    @Override
    public Column integer(SpecType.IntegerType type) {
        return value.cast("string");
    }

    @Override
    public Column decimal(SpecType.DecimalType type) {
        return value.cast("string");
    }

    @Override
    public Column string(SpecType.StringType type) {
        return value;
    }

    @Override
    public Column binary(SpecType.BinaryType type) {
        return hex(value);
    }

    @Override
    public Column array(SpecType.ArrayType type) {
        return to_json(transform(value, element -> type.element().accept(new CanonicalText(element))));
    }

    /** A map has no order. */
    @Override
    public Column map(SpecType.MapType type) {
        return to_json(array_sort(transform(
                map_entries(value),
                entry -> to_json(list(List.of(
                        type.key().accept(new CanonicalText(entry.getField("key"))),
                        type.value().accept(new CanonicalText(entry.getField("value")))))))));
    }

    @Override
    public Column struct(SpecType.StructType type) {
        List<Column> fields = type.fields().stream()
                .map(field -> field.type().accept(new CanonicalText(value.getField(field.name()))))
                .toList();
        return when(value.isNotNull(), to_json(list(fields)));
    }

    private static Column list(List<Column> texts) {
        return functions.array(texts.toArray(Column[]::new));
    }
}
