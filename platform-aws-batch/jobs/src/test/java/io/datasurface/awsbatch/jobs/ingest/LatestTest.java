package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Whether rows have to be put beside those of the same key. */
class LatestTest {
    private static final long MUCH = 1L << 30;

    private final Store store = new Store();

    private static IngestTable.Builder table() {
        return IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("a b", SpecType.integer(32)))
                .column(required("c", SpecType.string()));
    }

    private static final IngestTable TABLE = table().primaryKey("a b", "c").build();

    private static List<StagingFile> files(long... sizes) {
        return Arrays.stream(sizes)
                .mapToObj(size -> new StagingFile("f" + size, "file:/f", size, "", Instant.EPOCH))
                .toList();
    }

    private Dataset<Row> rows(String values) {
        return store.spark.sql("SELECT * FROM VALUES " + values + " AS t(`a b`, c)");
    }

    @Test
    void theKeysOfManyRowsSay() {
        assertThat(Latest.isEach(TABLE, rows("(1, 'x'), (1, 'y'), (2, 'x')"), files(MUCH)))
                .isTrue();
        assertThat(Latest.isEach(TABLE, rows("(1, 'x'), (3, 'x'), (2, 'x'), (1, 'y')"), files(MUCH)))
                .isTrue();
        assertThat(Latest.isEach(TABLE, rows("(1, 'x'), (2, 'x'), (1, 'x')"), files(MUCH)))
                .isFalse();
        assertThat(Latest.isEach(TABLE, rows("(1, 'x')").limit(0), files(MUCH))).isTrue();
    }

    @Test
    void nobodyLooksAtFewRowsNorWithoutKey() {
        Dataset<Row> rows = store.spark.sql("SELECT CAST(raise_error('looked at') AS INT) AS `a b`, 'x' AS c");
        assertThat(Latest.isEach(TABLE, rows, files(1, 2, 3))).isFalse();
        assertThat(Latest.isEach(table().build(), rows, files(MUCH))).isFalse();
    }
}
