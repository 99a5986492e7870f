package io.datasurface.awsbatch.sdk.catalog;

import io.datasurface.awsbatch.spec.SpecType;
import java.util.stream.Collectors;

/** Types of the lake in the words of the Glue Data Catalog, as Iceberg writes them there. */
final class GlueTypes implements SpecType.Visitor<String> {
    private static final GlueTypes INSTANCE = new GlueTypes();

    private GlueTypes() {}

    static String of(SpecType type) {
        return type.accept(INSTANCE);
    }

    @Override
    public String simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN, FLOAT, DOUBLE, DATE -> type.toString();
            case TIMESTAMP, TIMESTAMPTZ -> "timestamp";
        };
    }

    @Override
    public String integer(SpecType.IntegerType type) {
        return type.bits() == Long.SIZE ? "bigint" : "int";
    }

    @Override
    public String decimal(SpecType.DecimalType type) {
        return type.toString();
    }

    @Override
    public String string(SpecType.StringType type) {
        return "string";
    }

    @Override
    public String binary(SpecType.BinaryType type) {
        return "binary";
    }

    @Override
    public String array(SpecType.ArrayType type) {
        return "array<" + of(type.element()) + ">";
    }

    @Override
    public String map(SpecType.MapType type) {
        return "map<" + of(type.key()) + "," + of(type.value()) + ">";
    }

    @Override
    public String struct(SpecType.StructType type) {
        return type.fields().stream()
                .map(field -> field.name() + ":" + of(field.type()))
                .collect(Collectors.joining(",", "struct<", ">"));
    }
}
