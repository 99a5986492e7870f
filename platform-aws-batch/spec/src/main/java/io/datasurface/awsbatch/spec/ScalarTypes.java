package io.datasurface.awsbatch.spec;

/** Which types may identify or partition rows: those with one value that compares exactly. */
final class ScalarTypes implements SpecType.Visitor<Boolean> {
    static final ScalarTypes EXACT = new ScalarTypes();

    private ScalarTypes() {}

    @Override
    public Boolean simple(SpecType.Simple type) {
        return type != SpecType.Simple.FLOAT && type != SpecType.Simple.DOUBLE;
    }

    @Override
    public Boolean integer(SpecType.IntegerType type) {
        return true;
    }

    @Override
    public Boolean decimal(SpecType.DecimalType type) {
        return true;
    }

    @Override
    public Boolean string(SpecType.StringType type) {
        return true;
    }

    @Override
    public Boolean binary(SpecType.BinaryType type) {
        return true;
    }

    @Override
    public Boolean array(SpecType.ArrayType type) {
        return false;
    }

    @Override
    public Boolean map(SpecType.MapType type) {
        return false;
    }

    @Override
    public Boolean struct(SpecType.StructType type) {
        return false;
    }
}
