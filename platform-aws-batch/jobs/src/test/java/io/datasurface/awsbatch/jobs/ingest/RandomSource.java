package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.IngestTable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A database of two tables that lives, and the task that replicates it, in seconds from a start: a transaction is committed and handled in
 * one second, each table's changes are written to a file at the latest 60 seconds after the first of them. Files are split, written again,
 * and the load reads each table somewhere in the middle of its changes.
 */
final class RandomSource {
    static final List<String> TABLES = List.of("t", "u");
    static final StructType LOAD = RandomShape.NARROW.load();
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final int KEYS = 8;
    private static final int LONGEST_WAIT = 60;

    /** A change as the source made it; an update of the key has the old one. */
    record Change(
            String table, String op, int id, Optional<String> name, Optional<Integer> oldId, long number, int second) {}

    private final Random random;
    private final List<Change> changes = new ArrayList<>();
    private final TreeMap<String, TreeMap<Integer, String>> rows = new TreeMap<>();
    /** By table: how many changes, of all tables, the task had handled when it wrote the last file. */
    private final TreeMap<String, Integer> written = new TreeMap<>();

    private final Set<String> truncated = new TreeSet<>();

    private int second;
    private int files;
    private long epoch;
    private final TreeMap<String, TreeMap<Integer, String>> loaded = new TreeMap<>();
    /** By table: where the capture of changes began. */
    private final TreeMap<String, Integer> from = new TreeMap<>();

    RandomSource(Random random) {
        this.random = random;
        TABLES.forEach(table -> rows.put(table, new TreeMap<>()));
    }

    static RandomShape shape(String table) {
        return table.equals("t") ? RandomShape.NARROW : RandomShape.WIDE;
    }

    static IngestTable table(String name) {
        return shape(name).table(name);
    }

    static String time(int second) {
        return TIME.format(START.plusSeconds(second));
    }

    Instant now() {
        return START.plusSeconds(second);
    }

    long epoch() {
        return epoch;
    }

    /** All changes of a table that the task of this epoch has handled. */
    List<Change> captured(String table) {
        return changes.subList(from.get(table), changes.size()).stream()
                .filter(change -> change.table().equals(table))
                .toList();
    }

    TreeMap<Integer, String> loaded(String table) {
        return loaded.get(table);
    }

    TreeMap<Integer, String> now(String table) {
        return rows.get(table);
    }

    /** A table is empty at once, which no file tells. */
    void truncate(String table) {
        rows.get(table).clear();
        truncated.add(table);
    }

    /** Whether the source has truncated a table since it was loaded. */
    boolean isTruncated(String table) {
        return truncated.contains(table);
    }

    /** Some seconds pass, a transaction in each, and files are written when it is time for them. */
    void live(Store store, int seconds) throws IOException {
        for (int i = 0; i < seconds; i++) {
            second++;
            transaction();
            if (epoch > 0) {
                flushWhatWaits(store, random.nextInt(20) == 0 ? 1 : LONGEST_WAIT);
            }
        }
    }

    /** Nothing happens until all is written and settled. */
    void rest(Store store) throws IOException {
        second += LONGEST_WAIT;
        flushWhatWaits(store, 0);
        second += 1000;
    }

    /** The task begins anew: the load reads each table at another moment, after the capture of its changes has begun. */
    void load(Store store) throws IOException {
        epoch++;
        store.epoch(epoch);
        loaded.clear();
        truncated.clear();
        List<String> order = new ArrayList<>(TABLES);
        Collections.shuffle(order, random);
        order.forEach(table -> {
            from.put(table, changes.size());
            written.put(table, changes.size());
        });
        int start = second;
        for (String table : order) {
            second++;
            transaction();
            loaded.put(table, new TreeMap<>(rows.get(table)));
            List<Row> read = rows.get(table).entrySet().stream()
                    .map(row -> shape(table).loaded(time(start), row.getKey(), row.getValue()))
                    .toList();
            if (!read.isEmpty()) {
                store.load(table, "LOAD00000001.parquet", shape(table).load(), read);
            }
        }
        store.complete();
    }

    private void transaction() {
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            String table = TABLES.get(random.nextInt(TABLES.size()));
            TreeMap<Integer, String> now = rows.get(table);
            int id = random.nextInt(KEYS);
            String name = random.nextInt(5) == 0 ? null : "v" + changes.size();
            if (!now.containsKey(id)) {
                now.put(id, name);
                add(table, "I", id, name, Optional.empty());
            } else if (random.nextInt(3) == 0) {
                add(table, "D", id, now.remove(id), Optional.empty());
            } else if (random.nextInt(4) == 0) {
                // To a key that was never there, because which of two rows has a key can't be told within a
                // transaction.
                int other = 1000 + changes.size();
                now.remove(id);
                now.put(other, name);
                add(table, "U", other, name, Optional.of(id));
            } else {
                now.put(id, name);
                add(table, "U", id, name, Optional.of(id));
            }
        }
    }

    private void add(String table, String op, int id, String name, Optional<Integer> oldId) {
        changes.add(new Change(table, op, id, Optional.ofNullable(name), oldId, changes.size() + 1, second));
    }

    private void flushWhatWaits(Store store, int longest) throws IOException {
        for (String table : TABLES) {
            List<Change> waiting = changes.subList(written.get(table), changes.size()).stream()
                    .filter(change -> change.table().equals(table))
                    .toList();
            if (!waiting.isEmpty() && second - waiting.get(0).second() >= longest) {
                int first = random.nextInt(10) == 0
                        ? Math.max(from.get(table), written.get(table) - 5)
                        : written.get(table);
                List<Change> again = changes.subList(first, changes.size()).stream()
                        .filter(change -> change.table().equals(table))
                        .toList();
                write(store, table, again);
                written.put(table, changes.size());
            }
        }
    }

    private void write(Store store, String table, List<Change> all) throws IOException {
        int cut = random.nextBoolean() ? random.nextInt(all.size()) : 0;
        for (List<Change> part : List.of(all.subList(0, cut), all.subList(cut, all.size()))) {
            if (!part.isEmpty()) {
                List<Row> lines =
                        new ArrayList<>(part.stream().map(shape(table)::changed).toList());
                Collections.shuffle(lines, random);
                String name = "20261101-%09d.parquet".formatted(++files);
                store.changes(table, name, shape(table).changes(), now(), lines);
            }
        }
    }
}
