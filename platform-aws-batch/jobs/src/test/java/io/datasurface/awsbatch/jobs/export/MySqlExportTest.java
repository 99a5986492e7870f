package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** From the lake into a real MariaDB. */
class MySqlExportTest {
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final String T5 = "2026-11-01 10:00:05.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final StructType FILE = dms(new StructType()
            .add("id", "string")
            .add("flag", "boolean")
            .add("small", "smallint")
            .add("money", "decimal(18,2)")
            .add("day", "date")
            .add("at", "timestamp")
            .add("data", "binary")
            .add("part", "float"));

    private static final IngestTable TABLE = IngestTable.builder("v")
            .source("public", "v")
            .table("v")
            .column(required("id", SpecType.string()))
            .column(nullable("flag", SpecType.Simple.BOOLEAN))
            .column(nullable("small", SpecType.integer(16)))
            .column(nullable("money", SpecType.decimal(18, 2)))
            .column(nullable("day", SpecType.Simple.DATE))
            .column(nullable("at", SpecType.Simple.TIMESTAMPTZ))
            .column(nullable("data", SpecType.binary()))
            .column(nullable("part", SpecType.Simple.FLOAT))
            .primaryKey("id")
            .milestoning(Milestoning.LIVE_AND_FORENSIC)
            .build();

    private static final Object[] FULL = {
        "tab\tline\nback\\N \u6F22\uD83D\uDE97",
        true,
        (short) -5,
        new BigDecimal("-12345678901234.50"),
        LocalDate.of(1, 1, 1),
        Instant.parse("1969-12-31T23:59:59.999999Z"),
        new byte[] {0, -1},
        0.1f
    };

    @Test
    void aTableThenItsChangesWithHistory() throws IOException, SQLException {
        Store store = new Store().table(TABLE);
        store.load(
                "v",
                "LOAD00000001.parquet",
                FILE,
                List.of(loadedAt(T0, FULL), loadedAt(T0, "", null, null, null, null, null, null, null)));
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
        MariaMart mart = new MariaMart();

        store.export(store.export(mart.target()), mart.logins(), Checkpoint.NONE, NOW);

        String all = "SELECT id, flag, small, money, day, at, HEX(data), part FROM report_g_v ORDER BY small IS NULL";
        String full =
                FULL[0] + "|1|-5|-12345678901234.50|0001-01-01|1969-12-31 23:59:59.999999|00FF|0.10000000149011612";
        assertThat(mart.query(all)).containsExactly(full, "|null|null|null|null|null|null|null");

        store.changes(
                "v",
                "20261101-100000001.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("D", 1, T5, FULL),
                        change("U", 2, T5, "", false, (short) 1, null, null, null, null, null)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        String physical =
                mart.query("SELECT physical FROM _ds_exports ORDER BY name").get(0);
        store.export(store.export(mart.target()), mart.logins(), Checkpoint.NONE, NOW);

        assertThat(mart.query(all)).containsExactly("|0|1|null|null|null|null|null");
        assertThat(mart.query("SELECT physical FROM _ds_exports ORDER BY name").get(0))
                .as("merged into the same table")
                .isEqualTo(physical);
        assertThat(mart.query("SELECT small, _ds_commit_ts, _ds_valid_to, _ds_batch_in, _ds_batch_out"
                        + " FROM report_g_v__history WHERE id = '' ORDER BY _ds_batch_in"))
                .containsExactly(
                        "null|2026-11-01 10:00:00.000000|2026-11-01 10:00:05.000000|1|2",
                        "1|2026-11-01 10:00:05.000000|null|2|null");
    }
}
