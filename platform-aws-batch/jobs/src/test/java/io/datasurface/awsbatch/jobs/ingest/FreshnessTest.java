package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Rules about age fire when no data comes any more. */
class FreshnessTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, seen timestamp, day date"));
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant NEWEST = Instant.parse("2026-11-01T11:30:00Z");
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final List<Map<String, Long>> sent = new ArrayList<>();

    private static IngestTable table(String name) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("seen", SpecType.Simple.TIMESTAMPTZ))
                .column(nullable("day", SpecType.Simple.DATE))
                .primaryKey("id")
                .build();
    }

    private static QualityRule age(String dataset, String column, Duration most, QualityAction action) {
        return new QualityRule(dataset, column + " is young", new QualityCheck.MaxAge(column, most), action);
    }

    private static QualityRule hour(String dataset) {
        return age(dataset, "seen", Duration.ofHours(1), QualityAction.BLOCK);
    }

    private static Row row(String op, long number, Instant seen) {
        return change(op, number, T0, 1, Timestamp.from(seen), LocalDate.of(2026, 11, 1));
    }

    private static Store loaded(String... names) throws IOException {
        Store store = new Store();
        for (String name : names) {
            store.table(table(name));
            store.load(
                    name,
                    "LOAD00000001.parquet",
                    FILE,
                    List.of(loadedAt(T0, 1, Timestamp.from(NEWEST), LocalDate.of(2026, 11, 1))));
        }
        return store.complete();
    }

    private JobReport run(Store store, int minutes) {
        sent.clear();
        JobReport report = store.run(
                Optional.empty(),
                (where, counts) -> sent.add(Map.copyOf(counts)),
                NOW.plus(Duration.ofMinutes(minutes)));
        report.throwIfFailed();
        return report;
    }

    private static List<String> results(Store store) {
        return store
                .sql("SELECT batch, dataset, rule, passed, rows, value, date_format(checked_at, 'HH:mm')"
                        + " FROM {db}.autocorp__ds_quality ORDER BY batch, dataset, rule")
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    @Test
    void whatIsShownGetsOldWhileNothingComes() throws IOException {
        Store store = loaded("t").judgedBy(10, hour("t"), age("t", "day", Duration.ofDays(1), QualityAction.WARN));
        assertThat(run(store, 0).notes()).isEmpty();
        List<String> judged = results(store);
        Map<String, Long> before = store.lakeFiles();

        assertThat(run(store, 30).notes()).as("an hour, and not more").isEmpty();
        assertThat(store.lakeFiles()).as("nothing is written, and nothing sent").isEqualTo(before);
        assertThat(sent).isEmpty();

        JobReport report = run(store, 31);
        assertThat(report.outcome("t")).as("there is nothing to block").isEqualTo(Outcome.UNCHANGED);
        assertThat(report.notes())
                .containsExactly("t: no new data since batch 1: rule seen is young (BLOCK) does not hold, measured"
                        + " 2026-11-01T11:30:00Z");
        assertThat(sent).containsExactly(Map.of("FailedChecks", 1L, "QuarantinedRows", 0L, "BlockedBatches", 0L));
        assertThat(results(store))
                .containsExactly(judged.get(0), "1 t seen is young false 1 2026-11-01T11:30:00Z 12:31");

        before = store.lakeFiles();
        assertThat(run(store, 60).notes()).hasSize(1);
        assertThat(sent).as("the alarm stays").hasSize(1);
        assertThat(store.lakeFiles()).as("written once").isEqualTo(before);
        assertThat(run(store, 36 * 60 + 1).notes())
                .as("and the day is over, too")
                .hasSize(2);

        store.changes(
                "t",
                "20261101-100000001.parquet",
                FILE,
                LONG_AGO,
                List.of(change("U", 1, T0, 1, Timestamp.from(NOW.plusSeconds(36 * 3600)), LocalDate.of(2026, 11, 3))));
        assertThat(run(store, 36 * 60 + 2).notes()).isEmpty();
        assertThat(run(store, 36 * 60 + 3).notes()).isEmpty();
    }

    @Test
    void tablesThatHaveNothingAreJudgedWhileOthersHave() throws IOException {
        for (Consistency consistency : Consistency.values()) {
            Store store = loaded("t", "u").consistency(consistency).judgedBy(10, hour("t"), hour("u"));
            run(store, 0);
            store.changes(
                    "t",
                    "20261101-100000001.parquet",
                    FILE,
                    LONG_AGO,
                    List.of(row("U", 1, NOW.plus(Duration.ofMinutes(59)))));

            JobReport report = run(store, 60);

            assertThat(report.outcome("t")).isEqualTo(Outcome.PUBLISHED);
            assertThat(report.notes())
                    .as("%s", consistency)
                    .singleElement()
                    .asString()
                    .startsWith("u: no new data since batch 1: rule seen is young (BLOCK) does not hold");
        }
    }

    @Test
    void aRuleThatIsNewerThanTheBatchOrIsChangedOrForAStoreThatIsNotReady() throws IOException {
        Store store = loaded("t");
        run(store, 0);
        store.judgedBy(10, hour("t"));
        assertThat(run(store, 10).notes()).isEmpty();
        assertThat(results(store)).containsExactly("1 t seen is young true 1 2026-11-01T11:30:00Z 12:10");

        store.judgedBy(10, age("t", "seen", Duration.ofMinutes(20), QualityAction.WARN));
        assertThat(run(store, 10).notes()).hasSize(1);
        store.judgedBy(10, hour("t"));
        assertThat(run(store, 11).notes()).isEmpty();
        assertThat(results(store)).containsExactly("1 t seen is young true 1 2026-11-01T11:30:00Z 12:11");

        QualityCheck.MaxAge other = new QualityCheck.MaxAge("day", Duration.ofMinutes(1));
        store.judgedBy(10, new QualityRule("t", hour("t").name(), other, QualityAction.WARN));
        assertThat(run(store, 12).notes())
                .as("a rule of this name about another column")
                .isEmpty();
        assertThat(results(store)).containsExactly("1 t seen is young true 1 2026-11-01 12:12");
        store.judgedBy(10, hour("t"));

        Files.delete(store.staging().resolve("_datasurface/loaded"));
        JobReport report = run(store, 31);
        assertThat(report.outcome("t")).isEqualTo(Outcome.WAITING);
        assertThat(report.notes()).hasSize(1);
    }
}
