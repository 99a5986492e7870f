package io.datasurface.awsbatch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.SpecType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableComparisonTest {
    private static final List<ComparedColumn> COLUMNS = List.of(
            new ComparedColumn("id", SpecType.integer(32)),
            new ComparedColumn("a", SpecType.string()),
            new ComparedColumn("b", SpecType.string()));

    private final Store store = new Store();

    @TempDir
    private Path folder;

    private Dataset<Row> rows(List<Row> rows) {
        return store.spark.createDataFrame(rows, StructType.fromDDL("id int, a string, b string"));
    }

    private TableResult compare(
            String run, List<Row> lake, List<Row> other, boolean keyed, Optional<String> before, boolean isFirst) {
        TablePair pair = new TablePair("t", 1, 2, COLUMNS, keyed ? List.of("id") : List.of(), rows(lake), rows(other));
        String place = folder.resolve(run).toUri().toString();
        return new TableComparison(store.spark, pair, place + "temporary")
                .compare(place + "differences", before, isFirst);
    }

    private static List<Row> random(Random random, boolean keyed) {
        String[] texts = {"x", "y", null};
        List<Row> rows = new ArrayList<>();
        Set<Integer> keys = new HashSet<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int id = random.nextInt(25);
            if (!keyed || keys.add(id)) {
                rows.add(RowFactory.create(id, texts[random.nextInt(3)], texts[random.nextInt(3)]));
            }
        }
        return rows;
    }

    private static Map<Row, Integer> balance(List<Row> lake, List<Row> other) {
        Map<Row, Integer> balance = new HashMap<>();
        lake.forEach(row -> balance.merge(row, 1, Integer::sum));
        other.forEach(row -> balance.merge(row, -1, Integer::sum));
        return balance;
    }

    /** A null beside a text is another row than the text beside a null. */
    @Test
    void countsWhatAPlainCountOfRowsAndKeysFinds() {
        Random random = new Random(7);
        for (int i = 0; i < 6; i++) {
            boolean keyed = i % 2 == 0;
            List<Row> lake = random(random, keyed);
            List<Row> other = random(random, keyed);
            Map<Object, List<Integer>> byKey = new HashMap<>();
            balance(lake, other)
                    .forEach((row, count) -> byKey.computeIfAbsent(keyed ? row.get(0) : row, key -> new ArrayList<>())
                            .add(count));
            long onlyInLake = 0;
            long onlyThere = 0;
            long different = 0;
            for (List<Integer> counts : byKey.values()) {
                int more = counts.stream().mapToInt(count -> Math.max(0, count)).sum();
                int less =
                        counts.stream().mapToInt(count -> Math.max(0, -count)).sum();
                different += Math.min(more, less);
                onlyInLake += more - Math.min(more, less);
                onlyThere += less - Math.min(more, less);
            }

            TableResult result = compare("run" + i, lake, other, keyed, Optional.empty(), false);

            assertThat(List.of(result.onlyInLake(), result.onlyThere(), result.different(), result.drift()))
                    .as(lake + " and " + other)
                    .containsExactly(onlyInLake, onlyThere, different, onlyInLake + onlyThere + different);
            assertThat(List.of(result.lake().rows(), result.other().rows()))
                    .containsExactly((long) lake.size(), (long) other.size());
            assertThat(result.lake().checksum().equals(result.other().checksum()))
                    .isEqualTo(result.differences() == 0);
            assertThat(result.examples()).hasSize((int) Math.min(
                    20,
                    byKey.values().stream()
                            .filter(counts -> counts.stream().anyMatch(count -> count != 0))
                            .count()));
        }
    }

    /** The source has rows 1 (other value), 2 (new) and 3 (new); of these only 2 stays as it is until the next run. */
    @Test
    void countsOnlyWhatTheRunBeforeSawToo() {
        List<Row> lake = List.of(row(1, "old"));
        TableResult first =
                compare("first", lake, List.of(row(1, "new"), row(2, "x"), row(3, "x")), true, Optional.empty(), true);
        assertThat(first.differences()).isEqualTo(3);
        assertThat(first.drift()).isZero();

        TableResult second = compare(
                "second",
                lake,
                List.of(row(1, "newer"), row(2, "x"), row(4, "x")),
                true,
                Optional.of(folder.resolve("first").toUri() + "differences"),
                false);

        assertThat(second.differences()).isEqualTo(3);
        assertThat(second.drift()).isEqualTo(1);
        assertThat(second.examples()).containsExactly("[\"2\"]");
    }

    private static Row row(int id, String text) {
        return RowFactory.create(id, text, null);
    }
}
