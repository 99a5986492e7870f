package io.datasurface.awsbatch.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether the Iceberg table of a dataset can follow it when its columns, its key or its partitions change: columns come and go, and types become wider,
 * or stay wide. Times that are read in another zone are others. Everything else needs another version of the table, which is loaded anew.
 */
public final class TableChange {
    private TableChange() {}

    /**
     * What keeps a table from following its dataset.
     *
     * @param before the dataset as the table has it
     * @param now the dataset as it is to be
     * @return why it can't, each for people; empty if it can
     */
    public static List<String> obstacles(IngestTable before, IngestTable now) {
        List<String> obstacles = new ArrayList<>();
        List<String> oldKey = before.schema().primaryKey();
        List<String> key = now.schema().primaryKey();
        if (!new HashSet<>(oldKey).equals(new HashSet<>(key))) {
            obstacles.add("its key is " + key + " and was " + oldKey);
        }
        if (!before.partitionColumns().equals(now.partitionColumns())) {
            obstacles.add(
                    "it is partitioned by " + now.partitionColumns() + " and was by " + before.partitionColumns());
        }
        for (ColumnSpec column : now.schema().columns()) {
            before.schema()
                    .column(column.name())
                    .filter(was -> !column.type().accept(new Follows(was.type())))
                    .ifPresent(was -> obstacles.add(
                            "column " + column.name() + " is " + column.type() + " and was " + was.type()));
            before.schema()
                    .column(column.name())
                    .filter(was ->
                            was.type().equals(column.type()) && !was.timeZone().equals(column.timeZone()))
                    .ifPresent(was -> obstacles.add("wall clocks of column " + column.name() + " are read in "
                            + column.zone() + " and were in " + was.zone()));
        }
        return obstacles;
    }

    /**
     * Whether a column can become of a type, or stay of its own because that is wider. Integers of up to 32 bits are one type in the lake, as are texts,
     * and bytes, of any length.
     *
     * @param was the type that it has
     */
    private record Follows(SpecType was) implements SpecType.Visitor<Boolean> {
        @Override
        public Boolean simple(SpecType.Simple type) {
            return type == was || (isFloating(type) && isFloating(was));
        }

        private static boolean isFloating(SpecType type) {
            return type == SpecType.Simple.FLOAT || type == SpecType.Simple.DOUBLE;
        }

        @Override
        public Boolean integer(SpecType.IntegerType type) {
            return was instanceof SpecType.IntegerType;
        }

        @Override
        public Boolean decimal(SpecType.DecimalType type) {
            return was instanceof SpecType.DecimalType other && other.scale() == type.scale();
        }

        @Override
        public Boolean string(SpecType.StringType type) {
            return was instanceof SpecType.StringType;
        }

        @Override
        public Boolean binary(SpecType.BinaryType type) {
            return was instanceof SpecType.BinaryType;
        }

        @Override
        public Boolean array(SpecType.ArrayType type) {
            return was instanceof SpecType.ArrayType other && type.element().accept(new Follows(other.element()));
        }

        @Override
        public Boolean map(SpecType.MapType type) {
            return was instanceof SpecType.MapType other
                    && type.key().accept(new Follows(other.key()))
                    && type.value().accept(new Follows(other.value()));
        }

        @Override
        public Boolean struct(SpecType.StructType type) {
            return was instanceof SpecType.StructType other
                    && type.fields().stream()
                            .allMatch(field -> named(other, field.name())
                                    .map(old -> field.type().accept(new Follows(old.type())))
                                    .orElse(true));
        }

        private static Optional<SpecType.Field> named(SpecType.StructType struct, String name) {
            return struct.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst();
        }
    }
}
