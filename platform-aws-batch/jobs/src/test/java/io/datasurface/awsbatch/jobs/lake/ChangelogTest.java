package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between two snapshots, held against what was done between them. All rows are in one file, which each commit writes anew. */
class ChangelogTest {
    private static final int COMMITS = 7;
    private static final int KEYS = 4;

    private final Store store = new Store();
    private final LakeTables tables = new LakeTables(store.spark, store.lake());
    private final TreeMap<Integer, String> rows = new TreeMap<>();
    private final List<Map<Integer, String>> states = new ArrayList<>();
    private final List<Long> snapshots = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "STRING                | '%s'                                     | value",
                "BINARY                | CAST('%s' AS BINARY)                     | CAST(value AS STRING)",
                "MAP<STRING, STRING>   | map('k', '%s')                           | value['k']",
                "STRUCT<a: ARRAY<BINARY>> | named_struct('a', array(CAST('%s' AS BINARY))) | CAST(value.a[0] AS STRING)"
            })
    void rowsOfTheFirstSnapshotAndOfTheSecond(String type, String made, String read) {
        store.sql("CREATE TABLE {db}.x (id INT, value " + type + ") USING iceberg");
        LakeTable table = tables.find("x").orElseThrow();
        List<Row> views = views();
        Random random = new Random(7);
        for (int commit = 0; commit < COMMITS; commit++) {
            change(random, made);
            table.refresh();
            states.add(new TreeMap<>(rows));
            snapshots.add(table.current().orElseThrow());
        }
        for (int from = 0; from < COMMITS; from += 3) {
            for (int to = from + 1; to < COMMITS; to += 2) {
                assertDiffers(table, read, from, to);
            }
        }
        assertThat(views()).as("none is left in the session").isEqualTo(views);
    }

    private List<Row> views() {
        return store.sql("SHOW VIEWS");
    }

    /** Few values, so that a row becomes what it was; few keys, so that one comes and goes. */
    private void change(Random random, String made) {
        int id = 1 + random.nextInt(KEYS);
        if (rows.isEmpty()) {
            store.sql("INSERT INTO {db}.x SELECT /*+ COALESCE(1) */ id, " + made.formatted("A")
                    + " FROM VALUES (1), (2), (3) AS t(id)");
            List.of(1, 2, 3).forEach(key -> rows.put(key, "A"));
        } else if (rows.containsKey(id) && rows.size() > 1 && random.nextInt(3) == 0) {
            store.sql("DELETE FROM {db}.x WHERE id = " + id);
            rows.remove(id);
        } else {
            String value = random.nextBoolean() ? "A" : "B";
            store.sql("MERGE INTO {db}.x t USING (SELECT " + id + " AS id, " + made.formatted(value) + " AS value) s"
                    + " ON t.id = s.id WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *");
            rows.put(id, value);
        }
    }

    private void assertDiffers(LakeTable table, String read, int from, int to) {
        Map<Integer, String> before = new TreeMap<>();
        Map<Integer, String> after = new TreeMap<>();
        List<Row> found = Changelog.between(store.spark, table, List.of("id"), snapshots.get(from), snapshots.get(to))
                .withColumn("there", Changelog.isThere())
                .selectExpr("id", read + " AS text", "there")
                .sort(col("id"))
                .collectAsList();
        for (Row row : found) {
            String twice = (row.getBoolean(2) ? after : before).put(row.getInt(0), row.getString(1));
            assertThat(twice)
                    .as("a second row of key %s in %s", row.getInt(0), found)
                    .isNull();
        }
        for (int id = 1; id <= KEYS; id++) {
            String was = states.get(from).get(id);
            String is = states.get(to).get(id);
            boolean told = before.containsKey(id) || after.containsKey(id);
            if (told || !String.valueOf(was).equals(String.valueOf(is))) {
                assertThat(before.get(id))
                        .as("%d, %d to %d of %s: %s", id, from, to, states, found)
                        .isEqualTo(was);
                assertThat(after.get(id))
                        .as("%d, %d to %d of %s: %s", id, from, to, states, found)
                        .isEqualTo(is);
            }
        }
    }
}
