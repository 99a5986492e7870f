package io.datasurface.awsbatch.jobs.format;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import io.datasurface.awsbatch.spec.lock.TableLocks;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import org.apache.hudi.common.model.HoodieTimelineTimeZone;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieInstantTimeGenerator;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** What of a table of Hudi is not the same for all formats. */
class HudiCopyTest {
    private static final List<String> KEY = List.of("a", "b");

    private final Store store = new Store();
    private final String folder = store.tableFolder("t__hudi").toString();

    private HudiCopy copy(TableLocks locks) {
        return new HudiCopy(
                store.spark, folder, "table", new WriteLocks(locks, Duration.ofHours(1), Duration.ZERO, 1, time -> {}));
    }

    private HudiCopy copy() {
        return copy(new LeaseLocks(new MemoryLeases()));
    }

    /** Gives leases that are lost before anybody looks at them. */
    private static final class Losing implements TableLocks {
        @Override
        public Optional<Lease> tryRead(String table, Duration time) {
            return Optional.empty();
        }

        @Override
        public Optional<Lease> tryWrite(String table, Duration time) {
            return Optional.of(new Lease() {
                @Override
                public long number() {
                    return 1;
                }

                @Override
                public boolean isHeld() {
                    return false;
                }

                @Override
                public boolean renew() {
                    return false;
                }

                @Override
                public void close() {}
            });
        }
    }

    private Dataset<Row> rows(String values) {
        return store.spark.sql("SELECT * FROM VALUES " + values + " AS t(a, b, n, gone)");
    }

    private List<Row> read() {
        return store.spark
                .read()
                .format("hudi")
                .load(folder)
                .selectExpr("a", "hex(b)", "n")
                .orderBy("n")
                .collectAsList();
    }

    @Test
    void keysWhoseTextsAreAlikeAreNotTheSame() {
        HudiCopy copy = copy();
        copy.replace(
                1,
                KEY,
                rows("('x,b:y', x'01', 1, false), ('x', x'01', 2, false)").drop("gone"));
        copy.merge(
                1,
                2,
                KEY,
                rows(
                        "('x', x'02', 3, false), ('x\",\"01', x'', 4, false), ('x', x'01', 5, true), ('none', x'', 6, true)"),
                "gone");

        assertThat(read().stream().map(Row::toString)).containsExactly("[x,b:y,01,1]", "[x,02,3]", "[x\",\"01,,4]");
    }

    @Test
    void neitherAreKeysOfTextsThatAreAlikeWhenTheyAreJoined() {
        String both =
                "SELECT * FROM VALUES ('p,q', 'r', 1), ('p', 'q,r', 2), ('p\",\"q', 'r', 3), ('p', 'q\",\"r', 4) AS t(a, b, n)";
        HudiCopy copy = copy();
        copy.replace(1, KEY, store.spark.sql(both));
        copy.merge(1, 2, KEY, store.spark.sql(both + " WHERE n IN (2, 4)").withColumn("gone", lit(true)), "gone");

        assertThat(read().stream().map(row -> row.getInt(2))).containsExactly(1, 3);
    }

    @Test
    void whoLostTheLockDoesNotCommitAndTheNextOneTakesBackWhatHeLeft() {
        HudiCopy copy = copy();
        copy.replace(1, KEY, rows("('x', x'01', 1, false)").drop("gone"));
        Dataset<Row> late = rows("('x', x'01', 2, false), ('y', x'01', 3, false)");
        assertThatThrownBy(() -> copy(new Losing()).merge(1, 2, KEY, late, "gone"))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("lost");
        assertThat(read()).hasSize(1);
        assertThat(copy.batch()).hasValue(1);

        copy.merge(1, 3, KEY, rows("('x', x'01', 4, false)"), "gone");
        assertThat(read().stream().map(Row::toString)).containsExactly("[x,01,4]");
        assertThat(store.tableFolder("t__hudi").resolve(".hoodie").toFile().list())
                .filteredOn(name -> name.endsWith(".inflight") && !name.contains("rollback"))
                .hasSize(2);
    }

    @Test
    void aProcessThatFindsTheTableWritesInItsZone() {
        copy().replace(1, KEY, rows("('x', x'01', 1, false)").drop("gone"));
        // As in a process that has made no table. These tests run west of UTC.
        HoodieInstantTimeGenerator.setCommitTimeZone(HoodieTimelineTimeZone.LOCAL);
        HudiCopy copy = copy();
        copy.merge(1, 2, KEY, rows("('x', x'01', 2, false)"), "gone");

        assertThat(copy.batch()).hasValue(2);
        assertThat(read().stream().map(Row::toString)).containsExactly("[x,01,2]");
    }

    @Test
    void whatNobodyReadsAnyMoreGoes() {
        HudiCopy copy = copy();
        copy.replace(1, KEY, rows("('x', x'01', 1, false)").drop("gone"));
        for (int batch = 2; batch <= 6; batch++) {
            copy.merge(batch - 1, batch, KEY, rows("('x', x'01', " + batch + ", false)"), "gone");
        }
        copy.clean(Duration.ofHours(1));
        assertThat(files()).as("all of the last hour").hasSize(6);
        assertThat(commits()).hasSize(6);
        Instant fifth = LocalDateTime.parse(commits().get(4), DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS"))
                .toInstant(ZoneOffset.UTC);
        copy.clean(fifth.minusMillis(1));
        assertThat(files()).as("since before the fifth, with the fourth").hasSize(3);
        assertThat(commits()).hasSize(4);
        copy.clean(Duration.ZERO);

        assertThat(files()).hasSize(1);
        assertThat(commits()).hasSize(2);
        assertThat(copy.batch()).hasValue(6);
        copy.merge(6, 7, KEY, rows("('x', x'01', 7, false)"), "gone");
        assertThat(read().stream().map(Row::toString)).containsExactly("[x,01,7]");
    }

    private String[] files() {
        return new File(folder).list((in, name) -> name.endsWith(".parquet"));
    }

    /** When they were made. */
    private List<String> commits() {
        return HoodieTableMetaClient.builder()
                .setConf(HadoopFSUtils.getStorageConf())
                .setBasePath(folder)
                .build()
                .getCommitsTimeline()
                .filterCompletedInstants()
                .getInstantsAsStream()
                .map(HoodieInstant::requestedTime)
                .toList();
    }

    @Test
    void valuesOfEveryTypeArriveAsTheyAre() {
        Dataset<Row> rows = store.spark.sql("""
                SELECT 'k' AS k, true AS flag, -5 AS n, 4611686018427387904L AS large, -12345678901234.50BD AS money, DATE'0001-01-01' AS day,
                TIMESTAMP'1969-12-31 23:59:59.999999Z' AS at, TIMESTAMP_NTZ'0001-01-01 00:00:00.000001' AS local, x'00ff' AS data,
                float('NaN') AS part, -0.0D AS ratio, array('a', null) AS tags,
                map('m', named_struct('timestamp_ntz', TIMESTAMP_NTZ'2026-11-01 10:00:00')) AS more
                UNION ALL SELECT 'none', null, null, null, null, null, null, null, null, null, null, null, null""");
        HudiCopy copy = copy();
        copy.replace(1, List.of("k"), rows);

        Dataset<Row> read = store.spark.read().format("hudi").load(folder);
        assertThat(read.selectExpr(
                                "k",
                                "flag",
                                "n",
                                "large",
                                "money",
                                "day",
                                "at",
                                "cast(local AS timestamp_ntz)",
                                "hex(data)",
                                "part",
                                "ratio",
                                "tags",
                                "cast(more['m'].timestamp_ntz AS timestamp_ntz)")
                        .orderBy("k")
                        .collectAsList())
                .isEqualTo(rows.withColumn("data", expr("hex(data)"))
                        .withColumn("more", expr("more['m'].timestamp_ntz"))
                        .orderBy("k")
                        .collectAsList());
        assertThat(read.schema().apply("local").dataType()).isEqualTo(DataTypes.TimestampType);
        assertThat(copy.takes(rows.schema())).isTrue();
        assertThat(copy.takes(rows.drop("ratio").schema())).isFalse();
    }
}
