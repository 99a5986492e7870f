package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * The types of the spec in Iceberg and Spark. Narrow integers become {@code int}, limits of strings and binaries are left to the
 * targets of exports.
 *
 * <p>Only the key and the platform's own columns are required in Iceberg: a tombstone may have nothing but its key. That a column
 * is not nullable at the source is checked when rows are read.
 */
public final class LakeTypes implements SpecType.Visitor<Type> {
    private int lastId;

    private LakeTypes() {}

    /** The schema of a table that ingests this dataset: its columns, then {@link LakeColumns#ALL}; the key is its identifier. */
    public static Schema icebergSchema(TableSchema schema) {
        LakeTypes types = new LakeTypes();
        Set<Integer> key = new HashSet<>();
        List<NestedField> fields = types.fields(schema, key);
        return new Schema(fields, key);
    }

    /** The schema of a table of the states of a dataset's rows: also {@link LakeColumns#HISTORY}, the key with epoch and sequence. */
    public static Schema historySchema(TableSchema schema) {
        LakeTypes types = new LakeTypes();
        Set<Integer> key = new HashSet<>();
        List<NestedField> fields = types.fields(schema, key);
        for (NestedField field : fields) {
            if (field.name().equals(LakeColumns.EPOCH) || field.name().equals(LakeColumns.SEQUENCE)) {
                key.add(field.fieldId());
            }
        }
        fields.add(NestedField.optional(++types.lastId, LakeColumns.VALID_TO, Types.TimestampType.withZone()));
        fields.add(NestedField.required(++types.lastId, LakeColumns.BATCH_IN, Types.LongType.get()));
        fields.add(NestedField.optional(++types.lastId, LakeColumns.BATCH_OUT, Types.LongType.get()));
        return new Schema(fields, key);
    }

    private List<NestedField> fields(TableSchema schema, Set<Integer> key) {
        List<NestedField> fields = new ArrayList<>();
        for (ColumnSpec column : schema.columns()) {
            int id = ++lastId;
            boolean inKey = schema.primaryKey().contains(column.name());
            Type type = column.type().accept(this);
            fields.add(
                    inKey
                            ? NestedField.required(id, column.name(), type)
                            : NestedField.optional(id, column.name(), type));
            if (inKey) {
                key.add(id);
            }
        }
        fields.add(NestedField.required(++lastId, LakeColumns.EPOCH, Types.LongType.get()));
        fields.add(NestedField.required(++lastId, LakeColumns.SEQUENCE, Types.StringType.get()));
        fields.add(NestedField.required(++lastId, LakeColumns.DELETED, Types.BooleanType.get()));
        fields.add(NestedField.optional(++lastId, LakeColumns.COMMIT_TS, Types.TimestampType.withZone()));
        return fields;
    }

    /** The same in Spark's terms. */
    public static StructType sparkSchema(TableSchema schema) {
        return SparkSchemaUtil.convert(icebergSchema(schema));
    }

    /** A type in Spark's terms. */
    public static DataType sparkType(SpecType type) {
        return SparkSchemaUtil.convert(type.accept(new LakeTypes()));
    }

    @Override
    public Type simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> Types.BooleanType.get();
            case FLOAT -> Types.FloatType.get();
            case DOUBLE -> Types.DoubleType.get();
            case DATE -> Types.DateType.get();
            case TIMESTAMP -> Types.TimestampType.withoutZone();
            case TIMESTAMPTZ -> Types.TimestampType.withZone();
        };
    }

    @Override
    public Type integer(SpecType.IntegerType type) {
        return type.bits() == 64 ? Types.LongType.get() : Types.IntegerType.get();
    }

    @Override
    public Type decimal(SpecType.DecimalType type) {
        return Types.DecimalType.of(type.precision(), type.scale());
    }

    @Override
    public Type string(SpecType.StringType type) {
        return Types.StringType.get();
    }

    @Override
    public Type binary(SpecType.BinaryType type) {
        return Types.BinaryType.get();
    }

    @Override
    public Type array(SpecType.ArrayType type) {
        return Types.ListType.ofOptional(++lastId, type.element().accept(this));
    }

    @Override
    public Type map(SpecType.MapType type) {
        int key = ++lastId;
        int value = ++lastId;
        return Types.MapType.ofOptional(
                key, value, type.key().accept(this), type.value().accept(this));
    }

    @Override
    public Type struct(SpecType.StructType type) {
        List<NestedField> fields = new ArrayList<>();
        for (SpecType.Field field : type.fields()) {
            fields.add(NestedField.optional(++lastId, field.name(), field.type().accept(this)));
        }
        return Types.StructType.of(fields);
    }
}
