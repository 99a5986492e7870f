package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.LakeColumn;
import io.datasurface.awsbatch.spec.LakePartition;
import io.datasurface.awsbatch.spec.LakeTableSpec;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the first metadata file of an Iceberg table, one without rows, as Iceberg writes it when a job makes the table. See the table
 * specification of Apache Iceberg, format version 2, appendix C.
 */
public final class LakeTableMetadata {
    /** Partition fields are numbered from here on. */
    private static final int FIRST_PARTITION = 1000;

    private LakeTableMetadata() {}

    /**
     * The file as text.
     *
     * @param table what it is to be
     * @param location where its files are
     * @param id the table's own, by which Iceberg tells it from another of this name
     * @param made when; in milliseconds
     */
    public static String toText(LakeTableSpec table, String location, UUID id, Instant made) {
        // Nested fields are numbered after all columns, as Iceberg does, and before the highest number is asked for.
        Ids ids = new Ids(table.columns().size());
        List<Field> fields = new ArrayList<>();
        for (LakeColumn column : table.columns()) {
            fields.add(new Field(fields.size() + 1, column, column.type().accept(new TypeWriter(ids))));
        }
        return Out.write(out -> out.object(file -> {
            file.number("format-version", LakeTableSpec.FORMAT);
            file.text("table-uuid", id.toString());
            file.text("location", location);
            file.number("last-sequence-number", 0);
            file.number("last-updated-ms", made.toEpochMilli());
            file.number("last-column-id", ids.last);
            file.number("current-schema-id", 0);
            file.objects("schemas", List.of(fields), LakeTableMetadata::schema);
            file.number("default-spec-id", 0);
            file.objects("partition-specs", List.of(table.partitions()), (spec, partitions) -> {
                spec.number("spec-id", 0);
                spec.lines("fields", partitions, (field, partition) -> {
                    field.text("name", partition.name());
                    field.text("transform", partition.transform().toString());
                    field.number("source-id", source(partition, fields));
                    field.number("field-id", FIRST_PARTITION + partitions.indexOf(partition));
                });
            });
            file.number(
                    "last-partition-id",
                    FIRST_PARTITION - 1 + table.partitions().size());
            file.number("default-sort-order-id", 0);
            file.objects("sort-orders", List.of(0), (order, number) -> {
                order.number("order-id", number);
                order.texts("fields", List.of());
            });
            file.textMap("properties", table.properties());
            file.number("current-snapshot-id", -1);
            file.textMap("refs", Map.of());
            for (String none : List.of("snapshots", "statistics", "snapshot-log", "metadata-log")) {
                file.texts(none, List.of());
            }
        }));
    }

    private static int source(LakePartition partition, List<Field> fields) {
        return fields.stream()
                .filter(field -> field.column.name().equals(partition.column()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no column " + partition.column()))
                .id;
    }

    private static void schema(Out out, List<Field> fields) {
        out.text("type", "struct");
        out.number("schema-id", 0);
        out.numbers(
                "identifier-field-ids",
                fields.stream()
                        .filter(field -> field.column.identifies())
                        .map(Field::id)
                        .toList());
        out.lines("fields", fields, (to, field) -> {
            to.number("id", field.id);
            to.text("name", field.column.name());
            to.bool("required", field.column.required());
            field.type.write("type", to);
        });
    }

    private record Field(int id, LakeColumn column, TypeText type) {}

    private static final class Ids {
        private int last;

        Ids(int last) {
            this.last = last;
        }

        int next() {
            return ++last;
        }
    }

    /** Writes a type as a value of a name. */
    @FunctionalInterface
    private interface TypeText {
        void write(String name, Out out);
    }

    /** Numbers the parts of nested types, each level before the ones in it. */
    private record TypeWriter(Ids ids) implements SpecType.Visitor<TypeText> {
        private static TypeText plain(String type) {
            return (name, out) -> out.text(name, type);
        }

        @Override
        public TypeText simple(SpecType.Simple type) {
            return plain(type.toString());
        }

        @Override
        public TypeText integer(SpecType.IntegerType type) {
            return plain(type.bits() == 64 ? "long" : "int");
        }

        @Override
        public TypeText decimal(SpecType.DecimalType type) {
            return plain("decimal(" + type.precision() + ", " + type.scale() + ")");
        }

        @Override
        public TypeText string(SpecType.StringType type) {
            return plain("string");
        }

        @Override
        public TypeText binary(SpecType.BinaryType type) {
            return plain("binary");
        }

        @Override
        public TypeText array(SpecType.ArrayType type) {
            int id = ids.next();
            TypeText element = type.element().accept(this);
            return (name, out) -> out.object(name, list -> {
                list.text("type", "list");
                list.number("element-id", id);
                element.write("element", list);
                list.bool("element-required", false);
            });
        }

        @Override
        public TypeText map(SpecType.MapType type) {
            int keyId = ids.next();
            int valueId = ids.next();
            TypeText key = type.key().accept(this);
            TypeText value = type.value().accept(this);
            return (name, out) -> out.object(name, map -> {
                map.text("type", "map");
                map.number("key-id", keyId);
                key.write("key", map);
                map.number("value-id", valueId);
                value.write("value", map);
                map.bool("value-required", false);
            });
        }

        @Override
        public TypeText struct(SpecType.StructType type) {
            List<Integer> numbers =
                    type.fields().stream().map(field -> ids.next()).toList();
            List<TypeText> types = new ArrayList<>();
            type.fields().forEach(field -> types.add(field.type().accept(this)));
            return (name, out) -> out.object(name, struct -> {
                struct.text("type", "struct");
                struct.lines("fields", numbers, (to, number) -> {
                    int index = numbers.indexOf(number);
                    to.number("id", number);
                    to.text("name", type.fields().get(index).name());
                    to.bool("required", false);
                    types.get(index).write("type", to);
                });
            });
        }
    }
}
