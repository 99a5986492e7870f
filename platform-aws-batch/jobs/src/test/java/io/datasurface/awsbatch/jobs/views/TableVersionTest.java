package io.datasurface.awsbatch.jobs.views;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.jobs.DmsRows.sequence;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.ExportJob;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.SnapshotPin;
import io.datasurface.awsbatch.jobs.lock.LeaseStores;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.ExportTarget;
import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A dataset gets another key, which its table can't follow: another version of the table takes its place. */
class TableVersionTest {
    private static final String LOADED = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final StructType FILE = dms(StructType.fromDDL("id int, code string, name string"));
    private static final Milestoning BOTH = Milestoning.LIVE_AND_FORENSIC;

    private final RecordedAthena athena = new RecordedAthena();
    private final Store store = new Store();

    private static IngestTable table(String dataset, String table, String key) {
        return IngestTable.builder(dataset)
                .source("public", dataset)
                .table(table)
                .column(required("id", SpecType.integer(32)))
                .column(required("code", SpecType.string()))
                .column(nullable("name", SpecType.string()))
                .primaryKey(key)
                .milestoning(BOTH)
                .build();
    }

    private static Instant day(double days) {
        return NOW.plusSeconds((long) (days * 86_400));
    }

    private void changed(String table, int number, String op, Object... values) throws IOException {
        String time = String.format("2026-11-01 10:3%d:00.000000", number);
        store.changes(
                table,
                "20261101-10300000" + number + ".parquet",
                FILE,
                LONG_AGO,
                List.of(change(op, number, time, values)));
    }

    /** A store whose table {@code t} has the key {@code id}, with two states of a row; and another table. */
    private void loaded() throws IOException {
        for (String name : List.of("t", "u")) {
            store.table(table(name, name, "id"));
            store.load(
                    name,
                    "LOAD00000001.parquet",
                    FILE,
                    List.of(loadedAt(LOADED, 1, "a", "x"), loadedAt(LOADED, 2, "b", "y")));
        }
        changed("t", 1, "U", 1, "a", "X");
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private ExportSpec export(ExportTarget target, IngestTable table) {
        DatasetRef dataset = new DatasetRef("autocorp", table.dataset());
        return new ExportSpec(
                "test",
                "c",
                "chunk-1",
                target,
                store.lake(),
                List.of(new ExportTable(dataset, table.table(), table.dataset(), table.schema(), BOTH)),
                List.of(new ConsumerView(
                        "w", "g", dataset, "v_t", table.schema().columnNames(), BOTH, List.of())));
    }

    private Outcome export(ExportSpec spec) {
        JobContext context = new JobContext(store.spark, Clock.fixed(NOW, ZoneOffset.UTC), Checkpoint.NONE, Mart.LOGIN);
        JobReport report = new ExportJob(context, athena).run(spec);
        report.throwIfFailed();
        return report.outcome("autocorp/t");
    }

    private List<String> inLake(String view) {
        return athena.rows(store.spark, view).stream()
                .map(row -> row.getInt(0) + "|" + row.getString(1) + "|" + row.getString(2))
                .sorted()
                .toList();
    }

    @Test
    void readersGoOnWithTheTableOfBeforeUntilItsNextVersionIsWhole() throws IOException, SQLException {
        loaded();
        LakeTarget lake = new LakeTarget("eu-central-1", "views", "readers");
        Mart mart = new Mart();
        IngestTable first = table("t", "t", "id");
        assertThat(export(export(lake, first))).isEqualTo(Outcome.PUBLISHED);
        assertThat(export(export(mart.target(), first))).isEqualTo(Outcome.PUBLISHED);

        IngestTable next = table("t", "t__v2", "code");
        store.table(next);
        List<String> before = List.of("1|a|X", "2|b|y");
        assertThat(export(export(lake, next))).as("there is no such table").isEqualTo(Outcome.WAITING);
        assertThat(export(export(mart.target(), next))).isEqualTo(Outcome.WAITING);
        changed("t", 2, "U", 2, "b", "Y");
        Checkpoint dies = (point, subject) -> {
            if (point == Point.STAGED && subject.equals("t__v2")) {
                throw new Died();
            }
        };
        assertThatThrownBy(() -> store.run(dies, NOW)).isInstanceOf(Died.class);
        assertThat(export(export(lake, next))).as("it shows nothing yet").isEqualTo(Outcome.WAITING);
        assertThat(export(export(mart.target(), next))).isEqualTo(Outcome.WAITING);
        assertThat(inLake("v_t")).isEqualTo(before);
        assertThat(mart.query("SELECT id, code, name FROM v_t ORDER BY id")).isEqualTo(before);

        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(export(export(lake, next))).isEqualTo(Outcome.PUBLISHED);
        assertThat(export(export(mart.target(), next))).isEqualTo(Outcome.PUBLISHED);
        List<String> after = List.of("1|a|X", "2|b|Y");
        assertThat(inLake("v_t")).isEqualTo(after);
        assertThat(mart.query("SELECT id, code, name FROM v_t ORDER BY id")).isEqualTo(after);
        assertThat(inLake("v_t__history"))
                .as("what the files of the epoch still tell")
                .containsExactly("1|a|X", "1|a|x", "2|b|Y", "2|b|y");
        assertThat(store.rows("t", "name")).as("as it was").hasSize(2);
        assertThat(store.sql("SELECT max(batch) FROM {db}.autocorp__ds_batches WHERE dataset = 'u'"))
                .as("nothing new of another dataset")
                .containsExactly(RowFactory.create(1L));

        changed("t", 3, "D", 1, "a", null);
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(export(export(mart.target(), next))).isEqualTo(Outcome.PUBLISHED);
        assertThat(mart.query("SELECT id, code, name FROM v_t ORDER BY id")).containsExactly("2|b|Y");
    }

    /** Dies when a table gets its second batch. */
    private static Checkpoint inSecondBatchOf(String table) {
        AtomicInteger left = new AtomicInteger(2);
        return (point, subject) -> {
            if (point == Point.BRANCH_READY && subject.equals(table) && left.decrementAndGet() == 0) {
                throw new Died();
            }
        };
    }

    private List<String> names(String table) {
        return store.sql("SELECT name FROM {db}." + table + " WHERE NOT _ds_deleted ORDER BY id").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void theFirstBatchHasAllThatReadersSaw() throws IOException {
        store.consistency(Consistency.SINGLE);
        loaded();
        changed("t", 2, "U", 1, "a", "XX");
        changed("t", 3, "U", 2, "b", "YY");
        store.run(Checkpoint.NONE, NOW).throwIfFailed();

        store.table(table("t", "t__v2", "code")).maxFiles(1);
        changed("t", 4, "U", 1, "a", "XXX");
        changed("t", 5, "U", 2, "b", "YYY");
        assertThatThrownBy(() -> store.run(inSecondBatchOf("t__v2"), NOW)).isInstanceOf(Died.class);
        assertThat(names("t__v2")).as("and what is new is limited").isEqualTo(names("t"));
        assertThat(names("t__v2")).containsExactly("XX", "YY");

        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(names("t__v2")).containsExactly("XXX", "YYY");
        assertThat(store.sql("SELECT size(files) FROM {db}.autocorp__ds_batches WHERE table = 't__v2' ORDER BY batch"))
                .containsExactly(RowFactory.create(4), RowFactory.create(1), RowFactory.create(1));
    }

    @Test
    void anOlderDocumentThatGoesOnIsCaughtUpWith() throws IOException {
        store.consistency(Consistency.SINGLE);
        loaded();
        IngestTable next = table("t", "t__v2", "code");
        store.table(next).run(Checkpoint.NONE, NOW).throwIfFailed();
        changed("t", 2, "U", 1, "a", "XX");
        changed("t", 3, "U", 2, "b", "YY");
        store.table(table("t", "t", "id")).run(Checkpoint.NONE, NOW).throwIfFailed();

        store.table(next).maxFiles(1);
        changed("t", 4, "U", 1, "a", "XXX");
        assertThatThrownBy(() -> store.run(inSecondBatchOf("t__v2"), NOW)).isInstanceOf(Died.class);
        assertThat(names("t__v2")).isEqualTo(names("t")).containsExactly("XX", "YY");
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(names("t__v2")).containsExactly("XXX", "YY");
    }

    @Test
    void aVersionIsAsFarAsTheOtherTablesOfItsStore() throws IOException {
        loaded();
        String third = "2026-11-01 10:37:00.000000";
        // A transaction changes both tables, and its file of u is too young; what is before it in the file of t is
        // taken.
        store.changes(
                "t",
                "20261101-103000002.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("U", 2, "2026-11-01 10:32:00.000000", 1, "a", "XX"),
                        change("U", 7, third, 2, "b", "third")));
        changed("u", 5, "U", 1, "a", "U");
        store.changes("u", "20261101-103000008.parquet", FILE, NOW, List.of(change("U", 8, third, 2, "b", "third")));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(names("t")).containsExactly("XX", "y");

        store.table(table("t", "t__v2", "code")).maxFiles(1);
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(names("t__v2")).containsExactly("XX", "y");
        assertThat(names("u")).containsExactly("U", "y");
        assertThat(store.sql(
                        "SELECT table, sequence FROM {db}.autocorp__ds_batches WHERE batch > 1 ORDER BY batch, table"))
                .as("one state, and nothing anew of the other table")
                .containsExactly(
                        RowFactory.create("t", sequence(5)),
                        RowFactory.create("u", sequence(5)),
                        RowFactory.create("t__v2", sequence(5)));

        store.maxFiles(1000).run(Checkpoint.NONE, NOW.plusSeconds(600)).throwIfFailed();
        assertThat(names("t__v2")).containsExactly("XX", "third");
        assertThat(names("u")).containsExactly("U", "third");
    }

    private MaintainSpec upkeep() {
        return store.maintenance(Duration.ofDays(90))
                .removing(List.of(
                        new FormerTable("t", "t", "t__v2", Duration.ofDays(7)),
                        new FormerTable("t", "t__history", "t__v2__history", Duration.ofDays(30))));
    }

    private JobReport maintain(double day) {
        return store.maintain(upkeep(), LeaseStores.ofProcess(), Checkpoint.NONE, day(day));
    }

    private Outcome outcome(double day, String table) {
        JobReport report = maintain(day);
        report.throwIfFailed();
        return report.outcome(table);
    }

    private List<String> tables() {
        return store.sql("SHOW TABLES IN {db}").stream()
                .map(row -> row.getString(1))
                .filter(name -> name.startsWith("t"))
                .sorted()
                .toList();
    }

    @Test
    void theTableOfBeforeGoesAfterATime() throws IOException {
        loaded();
        store.table(table("t", "t__v2", "code"));
        assertThat(outcome(0, "t")).as("nothing has taken its place").isEqualTo(Outcome.WAITING);
        assertThat(outcome(40, "t")).isEqualTo(Outcome.WAITING);
        store.run(Checkpoint.NONE, day(40)).throwIfFailed();

        assertThat(outcome(40, "t")).as("from now on").isEqualTo(Outcome.UNCHANGED);
        assertThat(outcome(46, "t")).isEqualTo(Outcome.UNCHANGED);
        LakeTables lake = new LakeTables(store.spark, store.lake());
        long snapshot = lake.find("t").orElseThrow().current().orElseThrow();
        SnapshotPin pin = SnapshotPin.of(lake.find("t").orElseThrow(), snapshot, day(46), Duration.ofDays(14));
        assertThat(outcome(48, "t")).as("somebody reads it").isEqualTo(Outcome.UNCHANGED);
        pin.close();
        assertThat(outcome(48, "t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(tables()).containsExactly("t__history", "t__v2", "t__v2__history");
        assertThat(store.tableFolder("t")).as("its files, too").doesNotExist();
        assertThat(outcome(49, "t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(outcome(69, "t__history"))
                .as("what was, as long as it is kept")
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(outcome(71, "t__history")).isEqualTo(Outcome.PUBLISHED);
        assertThat(tables()).containsExactly("t__v2", "t__v2__history");
        assertThat(store.rows("t__v2", "name")).hasSize(2);
        store.run(Checkpoint.NONE, day(71)).throwIfFailed();
    }

    @Test
    void aTableOfSomebodyElseIsNotTouched() throws IOException {
        loaded();
        store.table(table("t", "t__v2", "code"));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        store.sql("ALTER TABLE {db}.t SET TBLPROPERTIES ('datasurface.batches'='other__ds_batches')");
        assertThatThrownBy(() -> maintain(9).throwIfFailed())
                .hasMessageContaining("it is not one of autocorp__ds_batches; look whose it is");
        assertThat(tables()).contains("t");
    }

    /** What a process that is killed does not do, is done. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }
}
