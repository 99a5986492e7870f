package io.datasurface.awsbatch.spec;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A type as DMS reads it from files in S3. Those that it would cut off or guess at are left out: large objects, and what is nested. Source: AWS
 * DMS user guide, source data types for Amazon S3.
 *
 * @param type its name
 * @param length of a text; in bytes or in characters, of which the guide says both, so it is enough for either
 * @param precision of an exact number
 * @param scale of an exact number
 */
public record DmsColumn(String type, OptionalInt length, OptionalInt precision, OptionalInt scale) {
    /** Longer texts are large objects to the databases that DMS loads, which would be cut off. Source: as above, PostgreSQL and MySQL as targets. */
    public static final int MOST_CHARACTERS = 21_845 / TargetLimits.BYTES_PER_CHARACTER;

    /**
     * Returns how DMS reads a type.
     *
     * @param type as in the lake
     * @return empty if it does not without loss
     */
    public static Optional<DmsColumn> of(SpecType type) {
        return type.accept(new Types());
    }

    private static Optional<DmsColumn> plain(String type) {
        return Optional.of(new DmsColumn(type, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }

    private static final class Types implements SpecType.Visitor<Optional<DmsColumn>> {
        /** How DMS reads the text of a truth value is not documented, so it is a number, 0 or 1; instants are in UTC. */
        @Override
        public Optional<DmsColumn> simple(SpecType.Simple type) {
            return switch (type) {
                case BOOLEAN -> plain("INT1");
                case FLOAT -> plain("REAL4");
                case DOUBLE -> plain("REAL8");
                case DATE -> plain("DATE");
                case TIMESTAMP, TIMESTAMPTZ -> plain("DATETIME");
            };
        }

        @Override
        public Optional<DmsColumn> integer(SpecType.IntegerType type) {
            return plain("INT" + type.bits() / Byte.SIZE);
        }

        @Override
        public Optional<DmsColumn> decimal(SpecType.DecimalType type) {
            return Optional.of(new DmsColumn(
                    "NUMERIC", OptionalInt.empty(), OptionalInt.of(type.precision()), OptionalInt.of(type.scale())));
        }

        @Override
        public Optional<DmsColumn> string(SpecType.StringType type) {
            if (type.limit().isEmpty() || type.limit().getAsInt() > MOST_CHARACTERS) {
                return Optional.empty();
            }
            int bytes = TargetLimits.BYTES_PER_CHARACTER * type.limit().getAsInt();
            return Optional.of(
                    new DmsColumn("STRING", OptionalInt.of(bytes), OptionalInt.empty(), OptionalInt.empty()));
        }

        @Override
        public Optional<DmsColumn> binary(SpecType.BinaryType type) {
            return Optional.empty();
        }

        @Override
        public Optional<DmsColumn> array(SpecType.ArrayType type) {
            return Optional.empty();
        }

        @Override
        public Optional<DmsColumn> map(SpecType.MapType type) {
            return Optional.empty();
        }

        @Override
        public Optional<DmsColumn> struct(SpecType.StructType type) {
            return Optional.empty();
        }
    }
}
