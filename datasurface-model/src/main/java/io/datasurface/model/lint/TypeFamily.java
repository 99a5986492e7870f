package io.datasurface.model.lint;

import io.datasurface.model.schema.BinaryType;
import io.datasurface.model.schema.BooleanType;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.IntervalType;
import io.datasurface.model.schema.StringType;
import io.datasurface.model.schema.TimestampType;
import java.util.List;
import java.util.stream.Collectors;

/** Types whose values can be compared with each other. */
enum TypeFamily {
    NUMBER("numbers"),
    TEXT("texts"),
    DATE("dates"),
    TIMESTAMP("timestamps"),
    INTERVAL("spans of time"),
    FLAG("flags"),
    BYTES("bytes"),
    OTHER("other things");

    /** All but those of types that hold others. */
    static final List<TypeFamily> COMPARABLE = List.of(NUMBER, TEXT, DATE, TIMESTAMP, INTERVAL, FLAG, BYTES);

    private final String words;

    TypeFamily(String words) {
        this.words = words;
    }

    static TypeFamily of(DataType type) {
        if (type instanceof IntegerType || type instanceof DecimalType || type instanceof FloatType) {
            return NUMBER;
        }
        if (type instanceof StringType) {
            return TEXT;
        }
        if (type instanceof DateType) {
            return DATE;
        }
        if (type instanceof TimestampType) {
            return TIMESTAMP;
        }
        if (type instanceof IntervalType) {
            return INTERVAL;
        }
        if (type instanceof BooleanType) {
            return FLAG;
        }
        return type instanceof BinaryType ? BYTES : OTHER;
    }

    static String words(List<TypeFamily> families) {
        return families.equals(COMPARABLE)
                ? "simple values"
                : families.stream().map(family -> family.words).collect(Collectors.joining(" or "));
    }
}
