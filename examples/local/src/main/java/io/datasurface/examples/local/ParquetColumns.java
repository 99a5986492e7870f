package io.datasurface.examples.local;

import io.datasurface.awsbatch.spec.StagingColumns;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The columns of a table in the types that DMS gives them in Parquet. */
final class ParquetColumns {
    private static final String DATE = "io.debezium.time.Date";
    private static final String TIMESTAMP = "io.debezium.time.MicroTimestamp";
    private static final String TIMESTAMP_WITH_ZONE = "io.debezium.time.ZonedTimestamp";

    private ParquetColumns() {}

    /** The columns of a file: those of the table between those of DMS. */
    static MessageType of(Schema table, List<Field> images) {
        Types.GroupBuilder<MessageType> file = Types.buildMessage().addField(text(StagingColumns.OP));
        table.fields().forEach(field -> file.addField(type(field.name(), field.schema())));
        images.forEach(field -> file.addField(type(StagingColumns.BEFORE_IMAGE_PREFIX + field.name(), field.schema())));
        return file.addField(text(StagingColumns.CHANGE_SEQ))
                .addField(text(StagingColumns.COMMIT_TS))
                .named("dms");
    }

    /** Adds the values of a row; a null is a value that is not there. */
    static void add(Group row, String prefix, Struct values) {
        for (Field field : values.schema().fields()) {
            @Nullable Object value = values.get(field);
            if (value != null) {
                add(row, prefix + field.name(), field.schema(), value);
            }
        }
    }

    private static Type text(String name) {
        return Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private static Type type(String name, Schema schema) {
        String meaning = String.valueOf(schema.name());
        return switch (meaning) {
            case DATE -> logical(PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType(), name);
            case TIMESTAMP ->
                logical(PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS), name);
            case TIMESTAMP_WITH_ZONE ->
                logical(PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS), name);
            case Decimal.LOGICAL_NAME ->
                Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(bytes(precision(schema)))
                        .as(LogicalTypeAnnotation.decimalType(scale(schema), precision(schema)))
                        .named(name);
            default -> plain(name, schema);
        };
    }

    private static Type plain(String name, Schema schema) {
        if (schema.name() != null) {
            throw unknown(name, schema);
        }
        return switch (schema.type()) {
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case INT16 -> logical(PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(16, true), name);
            case INT32 -> Types.optional(PrimitiveTypeName.INT32).named(name);
            case INT64 -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case FLOAT32 -> Types.optional(PrimitiveTypeName.FLOAT).named(name);
            case FLOAT64 -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case STRING -> text(name);
            default -> throw unknown(name, schema);
        };
    }

    private static Type logical(PrimitiveTypeName type, LogicalTypeAnnotation meaning, String name) {
        return Types.optional(type).as(meaning).named(name);
    }

    private static void add(Group row, String name, Schema schema, Object value) {
        if (value instanceof BigDecimal decimal) {
            row.add(name, Binary.fromConstantByteArray(fixed(decimal.unscaledValue(), bytes(precision(schema)))));
        } else if (value instanceof String text && TIMESTAMP_WITH_ZONE.equals(schema.name())) {
            row.add(
                    name,
                    ChronoUnit.MICROS.between(
                            Instant.EPOCH, OffsetDateTime.parse(text).toInstant()));
        } else if (value instanceof String text) {
            row.add(name, text);
        } else if (value instanceof Boolean truth) {
            row.add(name, truth);
        } else if (value instanceof Long number) {
            row.add(name, number);
        } else if (value instanceof Float number) {
            row.add(name, number);
        } else if (value instanceof Double number) {
            row.add(name, number);
        } else {
            row.add(name, ((Number) value).intValue());
        }
    }

    private static int precision(Schema decimal) {
        return Integer.parseInt(decimal.parameters().getOrDefault("connect.decimal.precision", "38"));
    }

    private static int scale(Schema decimal) {
        return Integer.parseInt(decimal.parameters().get(Decimal.SCALE_FIELD));
    }

    /** The fewest that hold all numbers of so many digits. */
    private static int bytes(int digits) {
        return BigInteger.TEN.pow(digits).bitLength() / 8 + 1;
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] digits = number.toByteArray();
        byte[] all = new byte[length];
        Arrays.fill(all, (byte) (number.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, all, length - digits.length, digits.length);
        return all;
    }

    private static IllegalArgumentException unknown(String name, Schema schema) {
        return new IllegalArgumentException("Column " + name + " has type " + schema.type() + " " + schema.name()
                + ", which this example does not write to files; add it to ParquetColumns");
    }
}
