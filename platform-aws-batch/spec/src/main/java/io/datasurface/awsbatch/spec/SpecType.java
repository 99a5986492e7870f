package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The type of a column, in the terms that the source, the lake and the target databases share.
 *
 * <p>As text: {@code boolean}, {@code integer(8)}, {@code integer(16)}, {@code integer(32)}, {@code integer(64)} (signed, two's
 * complement), {@code float} and {@code double} (IEEE 754, 32 and 64 bits), {@code decimal(p,s)} (1 ≤ p ≤ 38, 0 ≤ s ≤ p),
 * {@code date}, {@code timestamp} (wall clock without zone, microseconds), {@code timestamptz} (instant, microseconds),
 * {@code string}, {@code string(n)} (at most n characters), {@code binary}, {@code binary(n)} (at most n bytes), {@code array<type>},
 * {@code map<key type,value type>}, {@code struct<name:type,...>}. A field name that is no identifier stands in backticks, a
 * backtick in it is doubled. Elements, map values and struct fields may be null. {@code toString} writes this form without
 * spaces; {@link #parse} reads it, with spaces allowed between the parts.
 */
public sealed interface SpecType {

    /** Types without parameters. */
    enum Simple implements SpecType {
        /** True or false. */
        BOOLEAN,
        /** IEEE 754, 32 bits. */
        FLOAT,
        /** IEEE 754, 64 bits. */
        DOUBLE,
        /** Day in the proleptic Gregorian calendar. */
        DATE,
        /** Date and time on a wall clock, no zone, microseconds. */
        TIMESTAMP,
        /** Instant, microseconds. */
        TIMESTAMPTZ;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.simple(this);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Signed integer.
     *
     * @param bits 8, 16, 32 or 64
     */
    record IntegerType(int bits) implements SpecType {
        /** Refuses other widths. */
        public IntegerType {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("integer(" + bits + ") is no type; use 8, 16, 32 or 64 bits");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integer(this);
        }

        @Override
        public String toString() {
            return "integer(" + bits + ")";
        }
    }

    /**
     * Exact decimal number.
     *
     * @param precision digits in all, 1 to 38
     * @param scale digits after the point, 0 to precision
     */
    record DecimalType(int precision, int scale) implements SpecType {
        /** Refuses what Iceberg can't hold. */
        public DecimalType {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("decimal(" + precision + "," + scale
                        + ") is no type; use a precision of 1 to 38 and a scale of 0 to the precision");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.decimal(this);
        }

        @Override
        public String toString() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /**
     * Unicode text.
     *
     * @param limit most characters, or empty for no limit
     */
    record StringType(OptionalInt limit) implements SpecType {
        /** Refuses a limit below 1. */
        public StringType {
            limit.ifPresent(n -> Checks.atLeast("limit of string", n, 1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.string(this);
        }

        @Override
        public String toString() {
            return limit.isPresent() ? "string(" + limit.getAsInt() + ")" : "string";
        }
    }

    /**
     * Bytes.
     *
     * @param limit most bytes, or empty for no limit
     */
    record BinaryType(OptionalInt limit) implements SpecType {
        /** Refuses a limit below 1. */
        public BinaryType {
            limit.ifPresent(n -> Checks.atLeast("limit of binary", n, 1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }

        @Override
        public String toString() {
            return limit.isPresent() ? "binary(" + limit.getAsInt() + ")" : "binary";
        }
    }

    /**
     * List of values.
     *
     * @param element type of each, which may be null
     */
    record ArrayType(SpecType element) implements SpecType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.array(this);
        }

        @Override
        public String toString() {
            return "array<" + element + ">";
        }
    }

    /**
     * Keys with values.
     *
     * @param key type of the keys, never null
     * @param value type of the values, which may be null
     */
    record MapType(SpecType key, SpecType value) implements SpecType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.map(this);
        }

        @Override
        public String toString() {
            return "map<" + key + "," + value + ">";
        }
    }

    /**
     * Named fields.
     *
     * @param fields at least one, names distinct without regard to case
     */
    record StructType(List<Field> fields) implements SpecType {
        /** Refuses none and duplicates. */
        public StructType {
            fields = Checks.notEmpty("fields of struct", fields);
            Checks.distinct("struct", fields, field -> field.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.struct(this);
        }

        @Override
        public String toString() {
            return fields.stream().map(Field::toString).collect(Collectors.joining(",", "struct<", ">"));
        }
    }

    /**
     * Field of a struct.
     *
     * @param name any text
     * @param type what it holds; it may be null
     */
    record Field(String name, SpecType type) {
        /** Refuses an empty name. */
        public Field {
            Checks.text("name of struct field", name);
        }

        @Override
        public String toString() {
            String quoted = name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`";
            return quoted + ":" + type;
        }
    }

    /**
     * One method per kind of type, so that a new kind can't be forgotten.
     *
     * @param <R> result
     */
    interface Visitor<R> {
        /** For a type without parameters. */
        R simple(Simple type);

        /** For an integer. */
        R integer(IntegerType type);

        /** For a decimal. */
        R decimal(DecimalType type);

        /** For text. */
        R string(StringType type);

        /** For bytes. */
        R binary(BinaryType type);

        /** For a list. */
        R array(ArrayType type);

        /** For a map. */
        R map(MapType type);

        /** For a struct. */
        R struct(StructType type);
    }

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** Integer of 8, 16, 32 or 64 bits. */
    static SpecType integer(int bits) {
        return new IntegerType(bits);
    }

    /** Decimal of {@code precision} digits, {@code scale} of them after the point. */
    static SpecType decimal(int precision, int scale) {
        return new DecimalType(precision, scale);
    }

    /** Text without a limit. */
    static SpecType string() {
        return new StringType(OptionalInt.empty());
    }

    /** Text of at most {@code limit} characters. */
    static SpecType string(int limit) {
        return new StringType(OptionalInt.of(limit));
    }

    /** Bytes without a limit. */
    static SpecType binary() {
        return new BinaryType(OptionalInt.empty());
    }

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if the text is no type; the message says where and what would be accepted
     */
    static SpecType parse(String text) {
        return new SpecTypeParser(text).parse();
    }
}
