package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.spec.SpecType;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** Whether a column of a file holds values that become values of a spec's type without loss. */
public final class FileTypes implements SpecType.Visitor<Boolean> {
    /** Decimal digits that any value of the integer type can have at least, by the bits of the type. */
    private static final Map<Integer, Integer> DIGITS_THAT_FIT = Map.of(8, 2, 16, 4, 32, 9, 64, 18);

    private final DataType file;

    private FileTypes(DataType file) {
        this.file = file;
    }

    /** Whether it does. */
    public static boolean fits(DataType file, SpecType wanted) {
        return wanted.accept(new FileTypes(file));
    }

    @Override
    public Boolean simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> file.equals(DataTypes.BooleanType);
            case FLOAT -> file.equals(DataTypes.FloatType) || bits() <= 16;
            case DOUBLE -> file.equals(DataTypes.DoubleType) || file.equals(DataTypes.FloatType) || bits() <= 32;
            case DATE -> file.equals(DataTypes.DateType);
            // DMS marks wall clocks as UTC; the session's zone is UTC, so both read as the same wall clock.
            case TIMESTAMP -> file.equals(DataTypes.TimestampNTZType) || file.equals(DataTypes.TimestampType);
            case TIMESTAMPTZ -> file.equals(DataTypes.TimestampType);
        };
    }

    @Override
    public Boolean integer(SpecType.IntegerType type) {
        if (file instanceof DecimalType decimal) {
            return decimal.scale() == 0 && decimal.precision() <= DIGITS_THAT_FIT.getOrDefault(type.bits(), 0);
        }
        return bits() <= type.bits();
    }

    @Override
    public Boolean decimal(SpecType.DecimalType type) {
        int wholeDigits = type.precision() - type.scale();
        if (file instanceof DecimalType decimal) {
            return decimal.scale() <= type.scale() && decimal.precision() - decimal.scale() <= wholeDigits;
        }
        return switch (bits()) {
            case 8 -> wholeDigits >= 3;
            case 16 -> wholeDigits >= 5;
            case 32 -> wholeDigits >= 10;
            case 64 -> wholeDigits >= 19;
            default -> false;
        };
    }

    @Override
    public Boolean string(SpecType.StringType type) {
        return file.equals(DataTypes.StringType);
    }

    @Override
    public Boolean binary(SpecType.BinaryType type) {
        return file.equals(DataTypes.BinaryType);
    }

    @Override
    public Boolean array(SpecType.ArrayType type) {
        return file instanceof ArrayType array && fits(array.elementType(), type.element());
    }

    @Override
    public Boolean map(SpecType.MapType type) {
        return file instanceof MapType map && fits(map.keyType(), type.key()) && fits(map.valueType(), type.value());
    }

    @Override
    public Boolean struct(SpecType.StructType type) {
        if (!(file instanceof StructType struct)
                || struct.size() != type.fields().size()) {
            return false;
        }
        for (int i = 0; i < struct.size(); i++) {
            SpecType.Field wanted = type.fields().get(i);
            if (!struct.apply(i).name().equalsIgnoreCase(wanted.name())
                    || !fits(struct.apply(i).dataType(), wanted.type())) {
                return false;
            }
        }
        return true;
    }

    /** Of an integer column; above 64 for any other. */
    private int bits() {
        if (file.equals(DataTypes.ByteType)) {
            return 8;
        } else if (file.equals(DataTypes.ShortType)) {
            return 16;
        } else if (file.equals(DataTypes.IntegerType)) {
            return 32;
        }
        return file.equals(DataTypes.LongType) ? 64 : Integer.MAX_VALUE;
    }
}
