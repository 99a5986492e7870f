package io.datasurface.awsbatch.jobs.snapshot;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a lake into files, as DMS reads them. */
class SnapshotExportTest {
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final StructType FILE = dms(StructType.fromDDL(
            "id int, name string, paid boolean, money decimal(18,2), day date, at timestamp, ratio double"));

    @TempDir
    private Path folder;

    private static IngestTable.Builder table(String name) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string(20)))
                .column(nullable("paid", SpecType.Simple.BOOLEAN))
                .column(nullable("money", SpecType.decimal(18, 2)))
                .column(nullable("day", SpecType.Simple.DATE))
                .column(nullable("at", SpecType.Simple.TIMESTAMPTZ))
                .column(nullable("ratio", SpecType.Simple.DOUBLE))
                .primaryKey("id");
    }

    private static Row row(int id, Object... values) {
        Object[] all = Arrays.copyOf(new Object[] {id}, 7);
        System.arraycopy(values, 0, all, 1, values.length);
        return loadedAt(T0, all);
    }

    private static Store loaded(Row... rows) throws IOException {
        Store store = new Store().table(table("t").build());
        store.load("t", "LOAD00000001.parquet", FILE, List.of(rows));
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
        return store;
    }

    private ExportSpec spec(Store store, String... more) {
        List<ExportTable> tables = new ArrayList<>();
        Stream.concat(Stream.of("t"), Stream.of(more))
                .forEach(name -> tables.add(new ExportTable(
                        new DatasetRef("autocorp", name),
                        name,
                        name,
                        table(name).build().schema(),
                        table(name).build().milestoning())));
        return new ExportSpec(
                "test",
                "mart",
                "chunk-1",
                new SnapshotTarget(folder.resolve("out").toUri().toString().replaceAll("/$", ""), "datasurface"),
                store.lake(),
                tables,
                List.of());
    }

    private static void export(Store store, ExportSpec spec, Checkpoint checkpoint) {
        store.export(
                        spec,
                        secret -> {
                            throw new AssertionError("No login is needed");
                        },
                        checkpoint,
                        NOW)
                .throwIfFailed();
    }

    /** Lines of all files but for the first of each, which all have to be the same; sorted. */
    private List<String> rows() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out/datasurface/t"))) {
            List<String> rows = new ArrayList<>();
            files.filter(file -> !file.getFileName().toString().endsWith(".crc"))
                    .forEach(file -> {
                        assertThat(file.getFileName().toString()).matches("LOAD[0-9A-F]{8}\\.csv");
                        try {
                            String text = Files.readString(file);
                            String head = "\"id\",\"name\",\"paid\",\"money\",\"day\",\"at\",\"ratio\"\n";
                            assertThat(text).startsWith(head).endsWith("\n");
                            Stream.of(text.substring(head.length()).split("\n(?=[0-9])"))
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .forEach(rows::add);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            rows.sort(null);
            return rows;
        }
    }

    @Test
    void allRowsAreInTheFilesAsDmsReadsThem() throws IOException {
        Store store = loaded(
                row(
                        1,
                        "a \"b\", c\nd",
                        true,
                        new BigDecimal("-5.10"),
                        LocalDate.of(2026, 11, 1),
                        Instant.parse("2026-11-01T09:08:07.000006Z"),
                        0.5),
                row(2),
                row(3, "", false),
                row(4, "gone"));
        store.changes(
                "t",
                "20261101-100000001.parquet",
                FILE,
                LONG_AGO,
                List.of(change("D", 1, T0, 4, null, null, null, null, null, null)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();

        export(store, spec(store), Checkpoint.NONE);

        assertThat(rows())
                .containsExactly(
                        "1,\"a \"\"b\"\", c\nd\",1,-5.10,2026-11-01,2026-11-01 09:08:07.000006,0.5",
                        "2,__ds_null__,__ds_null__,__ds_null__,__ds_null__,__ds_null__,__ds_null__",
                        "3,\"\",0,__ds_null__,__ds_null__,__ds_null__,__ds_null__");
    }

    @Test
    void aRunThatWasKilledAndOlderRowsLeaveNothing() throws IOException {
        Store store = loaded(row(1, "a"), row(2, "b"));
        ExportSpec spec = spec(store);
        Files.createDirectories(folder.resolve("out/datasurface/renamed_since"));
        Files.writeString(folder.resolve("out/datasurface/renamed_since/LOAD00000001.csv"), "x\n");
        assertThatThrownBy(() -> export(store, spec, (point, subject) -> {
                    throw new JobException("killed");
                }))
                .hasMessage("killed");
        Files.writeString(folder.resolve("out/datasurface/t/LOAD000000FF.csv"), "half of a ro");
        store.changes(
                "t",
                "20261101-100000002.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("D", 2, T0, 1, null, null, null, null, null, null),
                        change("D", 3, T0, 2, null, null, null, null, null, null)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();

        export(store, spec, Checkpoint.NONE);

        assertThat(rows()).as("a table without rows has a file").isEmpty();
        assertThat(folder.resolve("out/datasurface/renamed_since")).doesNotExist();
        assertThatThrownBy(() -> export(store, spec, (point, subject) -> export(store, spec, Checkpoint.NONE)))
                .as("of two runs at a time the first fails")
                .hasMessageContaining("Another run has begun");
    }

    @Test
    void whatIsNotThereYetIsSaid() throws IOException {
        Store store = loaded(row(1, "a"));
        ExportSpec spec = spec(store, "later");
        Path before =
                Files.createDirectories(folder.resolve("out/datasurface/t")).resolve("LOAD00000001.csv");
        Files.writeString(before, "kept\n");

        assertThatThrownBy(() -> export(store, spec, Checkpoint.NONE))
                .hasMessageContaining("No batch of autocorp/later is in the lake yet");
        assertThat(before).as("nothing is touched").hasContent("kept\n");
    }

    @Test
    void whatDmsWouldChangeIsRefused() {
        for (Row row : List.of(
                RowFactory.create("1", "__ds_null__", null, null, null, null, null),
                RowFactory.create("1", "a\u0000b", null, null, null, null, null),
                RowFactory.create("1", "more than twenty characters", null, null, null, null, null),
                RowFactory.create("1", "a", null, null, null, null, "NaN"),
                RowFactory.create("1", "a", null, null, null, null, "-Infinity"))) {
            SnapshotFiles files = new SnapshotFiles(
                    folder.toUri().toString(), table("t").build().schema().columns(), new Configuration());
            assertThatThrownBy(() -> files.write(1, List.of(row).iterator()))
                    .as("%s", row)
                    .hasMessageStartingWith("DMS cannot load column ");
        }
    }

    @Test
    void whatIsReadIsKeptUntilTheRunEnds() throws IOException {
        Store store = loaded(row(1, "a"));
        List<Long> pinned = new ArrayList<>();

        export(store, spec(store), (point, subject) -> pinned.add(pins(store)));

        assertThat(pinned).containsExactly(1L);
        assertThat(pins(store)).isZero();
    }

    private static long pins(Store store) {
        return store.spark
                .table(store.lake().catalog() + "." + store.lake().database() + ".t.refs")
                .where("name LIKE 'ds!_pin!_%' ESCAPE '!'")
                .count();
    }
}
