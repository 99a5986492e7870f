package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.spec.SpecType;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** Types of staging files: a file must not have a wider type than its dataset, and the lake has no integers of less than 32 bits. */
final class NarrowTypes {
    private NarrowTypes() {}

    /** The type of a column in files. */
    static DataType of(SpecType type) {
        if (type instanceof SpecType.IntegerType integer && integer.bits() < Integer.SIZE) {
            return integer.bits() == Byte.SIZE ? DataTypes.ByteType : DataTypes.ShortType;
        }
        if (type instanceof SpecType.ArrayType array) {
            return new ArrayType(of(array.element()), true);
        }
        if (type instanceof SpecType.MapType map) {
            return new MapType(of(map.key()), of(map.value()), true);
        }
        if (type instanceof SpecType.StructType struct) {
            StructType all = new StructType();
            for (SpecType.Field field : struct.fields()) {
                all = all.add(field.name(), of(field.type()));
            }
            return all;
        }
        return LakeTypes.sparkType(type);
    }
}
