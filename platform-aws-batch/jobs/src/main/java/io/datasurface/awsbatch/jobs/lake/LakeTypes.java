package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.spec.LakeColumn;
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
 * <p>Which columns are required says {@link LakeColumn}. That a column is not nullable at the source is checked when rows are read.
 */
public final class LakeTypes implements SpecType.Visitor<Type> {
    private int lastId;

    private LakeTypes() {}

    /** The schema of a table that ingests this dataset; the key is its identifier. */
    public static Schema icebergSchema(TableSchema schema) {
        return schema(LakeColumn.live(schema));
    }

    /** The schema of a table of the states of a dataset's rows. */
    public static Schema historySchema(TableSchema schema) {
        return schema(LakeColumn.history(schema));
    }

    /** The schema of a table with these columns. */
    static Schema schema(List<LakeColumn> columns) {
        LakeTypes types = new LakeTypes();
        List<NestedField> fields = new ArrayList<>();
        Set<Integer> key = new HashSet<>();
        for (LakeColumn column : columns) {
            int id = ++types.lastId;
            Type type = column.type().accept(types);
            fields.add(
                    column.required()
                            ? NestedField.required(id, column.name(), type)
                            : NestedField.optional(id, column.name(), type));
            if (column.identifies()) {
                key.add(id);
            }
        }
        return new Schema(fields, key);
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
