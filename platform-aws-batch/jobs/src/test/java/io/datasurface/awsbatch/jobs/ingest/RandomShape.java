package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.sequence;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.DmsRows;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table look like. To a {@link RandomSource} a row is a number and a text or none; here these become columns and are found again in
 * columns, and what is in the others has to belong to the text.
 */
enum RandomShape {
    /** A number and a text. */
    NARROW(
            List.of(required("id", SpecType.integer(32))),
            List.of(nullable("name", SpecType.string())),
            "id int",
            "name string",
            List.of("\"id\"", "\"name\"")) {
        @Override
        List<Object> key(int id) {
            return List.of(id);
        }

        @Override
        int id(Row row) {
            return row.<Integer>getAs("id");
        }

        @Override
        List<@Nullable Object> values(Optional<String> name) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(name.orElse(null));
            return values;
        }

        @Override
        Optional<String> name(Row row) {
            return Optional.ofNullable(row.getAs("name"));
        }
    },
    /** A key of two columns, one of them of odd texts, and columns of several types, which are null together. */
    WIDE(
            List.of(required("Region", SpecType.string(20)), required("no", SpecType.decimal(12, 3))),
            List.of(
                    nullable("name", SpecType.string(100)),
                    nullable("amount", SpecType.decimal(20, 4)),
                    nullable("at", SpecType.Simple.TIMESTAMPTZ),
                    nullable("day", SpecType.Simple.DATE),
                    nullable("flag", SpecType.Simple.BOOLEAN),
                    nullable("level", SpecType.integer(16))),
            "Region string, no decimal(12,3)",
            "name string, amount decimal(20,4), at timestamp, day date, flag boolean, level smallint",
            List.of(
                    "\"Region\"",
                    "\"no\"",
                    "\"name\"",
                    "\"amount\"",
                    "to_char(\"at\" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
                    "\"day\"",
                    "\"flag\"::text",
                    "\"level\"")) {
        @Override
        List<Object> key(int id) {
            return List.of(
                    REGIONS.get(id % REGIONS.size()),
                    BigDecimal.valueOf(id / REGIONS.size()).setScale(3));
        }

        @Override
        int id(Row row) {
            int region = REGIONS.indexOf(row.<String>getAs("Region"));
            assertThat(region).as("%s", row).isNotNegative();
            return row.<BigDecimal>getAs("no").intValueExact() * REGIONS.size() + region;
        }

        @Override
        List<@Nullable Object> values(Optional<String> name) {
            if (name.isEmpty()) {
                return Arrays.asList(null, null, null, null, null, null);
            }
            int hash = name.get().hashCode() * 31 + 7;
            return Arrays.asList(
                    name.get() + ODD,
                    BigDecimal.valueOf(hash * 1_000_003L, 4),
                    Instant.ofEpochSecond(Math.floorMod(hash, 4_000_000_000L), (hash & 0xfffff) % 1_000_000 * 1000L),
                    LocalDate.ofEpochDay(hash % 40_000),
                    hash % 7 == 0 ? null : (Object) (hash % 2 == 0),
                    (short) hash);
        }

        @Override
        Optional<String> name(Row row) {
            Optional<String> name = Optional.ofNullable(row.<String>getAs("name"))
                    .map(text -> text.substring(0, text.length() - ODD.length()));
            List<@Nullable Object> others = new ArrayList<>();
            for (ColumnSpec column : table("w").schema().columns().subList(2, 8)) {
                Object value = row.getAs(column.name());
                others.add(value instanceof Integer level ? (Object) level.shortValue() : value);
            }
            assertThat(others).as("what belongs to %s", name).isEqualTo(values(name));
            return name;
        }
    };

    private static final List<String> REGIONS = List.of("", "Zürich/日本 ", "a'\"\\`;--\n\t");
    private static final String ODD = " é𝄞'\"\\\t\n;\u00a0";
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final List<ColumnSpec> keyColumns;
    private final List<ColumnSpec> valueColumns;
    private final String keyTypes;
    private final StructType load;
    private final List<String> texts;

    RandomShape(
            List<ColumnSpec> keyColumns,
            List<ColumnSpec> valueColumns,
            String keyTypes,
            String valueTypes,
            List<String> texts) {
        this.keyColumns = keyColumns;
        this.valueColumns = valueColumns;
        this.keyTypes = keyTypes;
        this.load = dms(StructType.fromDDL(keyTypes + ", " + valueTypes));
        this.texts = texts;
    }

    abstract List<Object> key(int id);

    abstract int id(Row row);

    abstract List<@Nullable Object> values(Optional<String> name);

    abstract Optional<String> name(Row row);

    IngestTable table(String name) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .columns(keyColumns)
                .columns(valueColumns)
                .primaryKey(keyColumns.stream().map(ColumnSpec::name).toList())
                .milestoning(Milestoning.LIVE_AND_FORENSIC)
                .build();
    }

    /** The columns of LOAD files. */
    StructType load() {
        return load;
    }

    /** The columns of files of changes, which have the key before the change. */
    StructType changes() {
        StructType all = load;
        for (var field : StructType.fromDDL(keyTypes).fields()) {
            all = all.add("_ds_bi_" + field.name(), field.dataType());
        }
        return all;
    }

    Row loaded(String time, int id, @Nullable String name) {
        return DmsRows.loadedAt(
                time,
                Stream.concat(key(id).stream(), values(Optional.ofNullable(name)).stream())
                        .toArray());
    }

    /** Of a deletion some databases tell the key alone. */
    Row changed(RandomSource.Change change) {
        boolean isKeyAlone = change.op().equals("D") && change.number() % 2 == 0;
        List<@Nullable Object> row = new ArrayList<>();
        row.add(change.op());
        row.addAll(key(change.id()));
        row.addAll(values(isKeyAlone ? Optional.empty() : change.name()));
        row.add(sequence(change.number()));
        row.add(RandomSource.time(change.second()));
        row.addAll(change.oldId().map(this::key).orElseGet(() -> Arrays.asList(new Object[keyColumns.size()])));
        return RowFactory.create(row.toArray());
    }

    /** What a query asks for, in the lake. */
    String columns() {
        return Stream.concat(keyColumns.stream(), valueColumns.stream())
                .map(column -> "`" + column.name() + "`")
                .collect(Collectors.joining(", "));
    }

    /** What a query asks for in PostgreSQL. */
    String texts() {
        return String.join(", ", texts);
    }

    /** What PostgreSQL gives. */
    String text(int id, @Nullable String name) {
        return Stream.concat(key(id).stream(), values(Optional.ofNullable(name)).stream())
                .map(value -> value instanceof Instant time ? MICROS.format(time) : Objects.toString(value))
                .collect(Collectors.joining("|"));
    }
}
