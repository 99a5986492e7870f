package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keys of which a load has rows that go aside, and none that is good. They are not gone from the source, so readers keep what they had of them, as
 * they do when a change goes aside.
 */
final class KeysAside {
    /** No keys. */
    static final KeysAside NONE = new KeysAside(List.of(), Optional.empty());

    private final List<String> key;
    private final Optional<Dataset<Row>> keys;

    private KeysAside(List<String> key, Optional<Dataset<Row>> keys) {
        this.key = key;
        this.keys = keys;
    }

    /**
     * Of the rows of a load. Rows without key are not known again.
     *
     * @param bad rows that have the key at least
     */
    static KeysAside of(IngestTable table, List<Dataset<Row>> bad, Dataset<Row> good) {
        List<String> key = table.schema().primaryKey();
        if (key.isEmpty() || bad.isEmpty()) {
            return NONE;
        }
        Column[] columns = key.stream().map(Names::column).toArray(Column[]::new);
        Dataset<Row> both = bad.stream()
                .map(rows -> rows.select(columns))
                .reduce(Dataset::union)
                .orElseThrow()
                .distinct();
        return new KeysAside(key, Optional.of(join(key, both, good.select(columns), "left_anti")));
    }

    /** Rows but those of the keys. */
    Dataset<Row> leaveOut(Dataset<Row> rows) {
        return keys.map(these -> join(key, rows, these, "left_anti")).orElse(rows);
    }

    /** Rows with those of the keys that were there before. */
    Dataset<Row> withRowsOf(Dataset<Row> rows, Dataset<Row> before) {
        return keys.map(these -> {
                    Dataset<Row> kept = join(key, before, these, "left_semi").where(not(col(LakeColumns.DELETED)));
                    Column[] columns =
                            List.of(rows.columns()).stream().map(Names::column).toArray(Column[]::new);
                    return rows.unionByName(kept.select(columns));
                })
                .orElse(rows);
    }

    private static Dataset<Row> join(List<String> key, Dataset<Row> left, Dataset<Row> right, String kind) {
        Column same = key.stream()
                .map(name -> Names.column("l", name).equalTo(Names.column("r", name)))
                .reduce(Column::and)
                .orElseThrow();
        return left.as("l").join(right.as("r"), same, kind);
    }
}
