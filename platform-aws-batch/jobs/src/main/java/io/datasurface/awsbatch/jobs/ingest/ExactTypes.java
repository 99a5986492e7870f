package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.spec.SpecType;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The types of the columns of staging files that the job itself writes: as narrow as the dataset says, where the lake has wider ones. */
final class ExactTypes implements SpecType.Visitor<DataType> {
    private static final ExactTypes INSTANCE = new ExactTypes();

    private ExactTypes() {}

    static DataType of(SpecType type) {
        return type.accept(INSTANCE);
    }

    @Override
    public DataType simple(SpecType.Simple type) {
        return LakeTypes.sparkType(type);
    }

    @Override
    public DataType integer(SpecType.IntegerType type) {
        return switch (type.bits()) {
            case Byte.SIZE -> DataTypes.ByteType;
            case Short.SIZE -> DataTypes.ShortType;
            default -> LakeTypes.sparkType(type);
        };
    }

    @Override
    public DataType decimal(SpecType.DecimalType type) {
        return LakeTypes.sparkType(type);
    }

    @Override
    public DataType string(SpecType.StringType type) {
        return LakeTypes.sparkType(type);
    }

    @Override
    public DataType binary(SpecType.BinaryType type) {
        return LakeTypes.sparkType(type);
    }

    @Override
    public DataType array(SpecType.ArrayType type) {
        return DataTypes.createArrayType(type.element().accept(this));
    }

    @Override
    public DataType map(SpecType.MapType type) {
        return DataTypes.createMapType(type.key().accept(this), type.value().accept(this));
    }

    @Override
    public DataType struct(SpecType.StructType type) {
        List<StructField> fields = new ArrayList<>();
        for (SpecType.Field field : type.fields()) {
            fields.add(DataTypes.createStructField(field.name(), field.type().accept(this), true));
        }
        return DataTypes.createStructType(fields);
    }
}
