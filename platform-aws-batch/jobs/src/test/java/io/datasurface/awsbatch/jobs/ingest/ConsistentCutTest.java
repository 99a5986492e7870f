package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.jobs.DmsRows.sequence;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Tables that go together, with fewer files in a batch than transactions need. */
class ConsistentCutTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, transaction int"));
    private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");
    private static final List<String> TABLES = List.of("t", "u");

    /** Such as of MySQL, in whose log transactions have times without a fraction. */
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static Store loaded() throws IOException {
        Store store = new Store().maxFiles(1);
        for (String name : TABLES) {
            store.table(IngestTable.builder(name)
                    .source("public", name)
                    .table(name)
                    .column(required("id", SpecType.integer(32)))
                    .column(required("transaction", SpecType.integer(32)))
                    .primaryKey("id")
                    .build());
            store.load(name, "LOAD00000001.parquet", FILE, List.of(loadedAt(SECONDS.format(BEGIN), 0, 0)));
        }
        store.complete().run().throwIfFailed();
        return store;
    }

    private static void insert(Store store, String table, String file, int second, Row... rows) throws IOException {
        store.changes(table, file + ".parquet", FILE, BEGIN.plusSeconds(second), List.of(rows));
    }

    private static Row inserted(int number, int second, int transaction) {
        return change("I", number, SECONDS.format(BEGIN.plusSeconds(second)), number, transaction);
    }

    @Test
    void aTransactionInMoreFilesThanABatchTakesDoesNotStopTheStore() throws IOException {
        Store store = loaded();
        insert(store, "t", "20261101-100000001", 1, inserted(1, 1, 1), inserted(2, 2, 2));
        insert(store, "u", "20261101-100000002", 2, inserted(3, 2, 2));
        insert(store, "t", "20261101-100000003", 3, inserted(4, 2, 2));
        insert(store, "t", "20261101-100000004", 4, inserted(5, 4, 3));
        insert(store, "u", "20261101-100000005", 5, inserted(6, 5, 4));

        store.run(Checkpoint.NONE, BEGIN.plusSeconds(600)).throwIfFailed();

        assertThat(shown(store, "t", Long.MAX_VALUE)).containsExactlyInAnyOrder(0, 1, 2, 4, 5);
        assertThat(shown(store, "u", Long.MAX_VALUE)).containsExactlyInAnyOrder(0, 3, 6);
        assertThat(store.sql(
                        "SELECT DISTINCT batch, sequence FROM {db}.autocorp__ds_batches WHERE batch > 1 ORDER BY 1"))
                .as("the first file up to its last transaction, that one with all of its files, and the rest")
                .containsExactly(
                        RowFactory.create(2L, sequence(1)),
                        RowFactory.create(3L, sequence(4)),
                        RowFactory.create(4L, sequence(6)));
    }

    @Test
    void aTransactionThatMayGoOnIsWaitedFor() throws IOException {
        Store store = loaded();
        insert(store, "t", "20261101-100000001", 1, inserted(1, 1, 1), inserted(2, 2, 2));
        insert(store, "u", "20261101-100000002", 500, inserted(3, 2, 2));

        for (int run = 0; run < 2; run++) {
            store.run(Checkpoint.NONE, BEGIN.plusSeconds(600)).throwIfFailed();
            assertThat(shown(store, "t", Long.MAX_VALUE)).containsExactlyInAnyOrder(0, 1);
            assertThat(shown(store, "u", Long.MAX_VALUE)).containsExactly(0);
        }

        store.run(Checkpoint.NONE, BEGIN.plusSeconds(700)).throwIfFailed();
        assertThat(shown(store, "t", Long.MAX_VALUE)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(shown(store, "u", Long.MAX_VALUE)).containsExactlyInAnyOrder(0, 3);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void everyHistoryIsTakenTransactionByTransaction(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Store store = loaded().maxFiles(1 + random.nextInt(3)).maxDuration(Duration.ofDays(1));
        Map<Integer, Integer> sizes = new HashMap<>();
        List<List<Row>> changes = List.of(new ArrayList<>(), new ArrayList<>());
        int second = 0;
        int number = 0;
        for (int transaction = 1; transaction <= 12; transaction++) {
            second += random.nextInt(3) * random.nextInt(40);
            int size = 1 + random.nextInt(random.nextInt(4) == 0 ? 20 : 3);
            sizes.put(transaction, size);
            for (int i = 0; i < size; i++) {
                changes.get(random.nextInt(2)).add(inserted(++number, second, transaction));
            }
        }
        List<Delivered> files = new ArrayList<>();
        for (int table = 0; table < 2; table++) {
            files.addAll(delivered(random, TABLES.get(table), changes.get(table)));
        }

        Instant end =
                files.stream().map(Delivered::written).max(Instant::compareTo).orElseThrow();
        Instant now = BEGIN;
        Set<Delivered> there = new HashSet<>();
        while (now.isBefore(end.plus(DmsSource.SETTLING).plusSeconds(1))) {
            now = now.plusSeconds(1 + random.nextInt(400));
            for (Delivered file : files) {
                if (!file.written().isAfter(now) && there.add(file)) {
                    store.changes(file.table(), file.name(), FILE, file.written(), file.rows());
                }
            }
            store.run(Checkpoint.NONE, now).throwIfFailed();
        }
        store.run(Checkpoint.NONE, end.plusSeconds(3600)).throwIfFailed();

        long newest = store.sql("SELECT max(batch) FROM {db}.autocorp__ds_batches")
                .get(0)
                .getLong(0);
        for (long batch = 1; batch <= newest; batch++) {
            Map<Integer, Integer> shown = new HashMap<>();
            for (String table : TABLES) {
                for (Row row : at(store, table, batch, "transaction")) {
                    shown.merge(row.getInt(0), 1, Integer::sum);
                }
            }
            shown.remove(0);
            assertThat(sizes).as("batch %s of seed %s", batch, seed).containsAllEntriesOf(shown);
            if (batch == newest) {
                assertThat(shown).as("all of seed %s", seed).isEqualTo(sizes);
            }
        }
    }

    /** A file, and when DMS is done with it. */
    private record Delivered(String table, String name, Instant written, List<Row> rows) {}

    /** A file has changes of up to a minute, and is written before the first of them is settled. */
    private static List<Delivered> delivered(Random random, String table, List<Row> changes) {
        List<Delivered> files = new ArrayList<>();
        for (int next = 0; next < changes.size(); ) {
            int from = next;
            Instant end = committed(changes.get(from)).plus(DmsSource.BATCH_INTERVAL);
            while (next < changes.size()
                    && !committed(changes.get(next)).isAfter(end)
                    && (next == from || random.nextInt(5) > 0)) {
                next++;
            }
            Instant last = committed(changes.get(next - 1));
            Instant settled = committed(changes.get(from)).plus(DmsSource.SETTLING);
            Instant written = last.plusSeconds(
                    random.nextInt((int) Duration.between(last, settled).toSeconds()));
            String name = "20261101-%09d.parquet".formatted(files.size());
            files.add(new Delivered(table, name, written, List.copyOf(changes.subList(from, next))));
        }
        return files;
    }

    private static Instant committed(Row change) {
        return Instant.from(SECONDS.parse(change.getString(4)));
    }

    private static List<Integer> shown(Store store, String table, long batch) {
        return at(store, table, batch, "id").stream().map(row -> row.getInt(0)).toList();
    }

    /** What readers of a batch see of a table. */
    private static List<Row> at(Store store, String table, long batch, String column) {
        long snapshot = store.sql("SELECT max_by(snapshot, batch) FROM {db}.autocorp__ds_batches WHERE dataset = '"
                        + table + "' AND batch <= " + batch)
                .get(0)
                .getLong(0);
        return store.sql(
                "SELECT " + column + " FROM {db}." + table + " VERSION AS OF " + snapshot + " WHERE NOT _ds_deleted");
    }
}
