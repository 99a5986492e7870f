package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.EveryType;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the lake into what stands in for a SQL Server: see {@link StandIn}. */
class SqlServerExportTest {
    private static final String T5 = "2026-11-01 10:00:05.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void aTableThenItsChangesWithHistory() throws IOException, SQLException {
        Store store = EveryType.loaded(EveryType.full(), EveryType.only(""));
        StandInMart mart = new StandInMart(JdbcEngine.SQLSERVER);

        store.export(store.export(mart.target()), mart.logins(), Checkpoint.NONE, NOW);

        String all =
                "SELECT [Key \"k\"], flag, small, large, money, [day], [at], RAWTOHEX(data), part, ratio, tags, more"
                        + " FROM report_g_v ORDER BY small IS NULL";
        String full = EveryType.full()[0] + "|TRUE|-5|-9223372036854775808|-12345678901234.50|0001-01-01|"
                + "1969-12-31 23:59:59.999999+00|00ff|0.1|1.0E10|[\"b\",\"a\"]|"
                + "{\"zz\":{\"n\":1,\"at\":\"1969-12-31T23:59:59.999999Z\"}}";
        String nulls = "|null".repeat(11);
        assertThat(mart.query(all)).containsExactly(full, nulls);

        Object[] changed = EveryType.only("");
        changed[1] = false;
        changed[2] = (short) 1;
        store.changes(
                "v",
                "20261101-100000001.parquet",
                EveryType.file(),
                LONG_AGO,
                List.of(change("D", 1, T5, EveryType.full()), change("U", 2, T5, changed)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        String physical =
                mart.query("SELECT physical FROM _ds_exports ORDER BY name").get(0);
        store.export(store.export(mart.target()), mart.logins(), Checkpoint.NONE, NOW);

        assertThat(mart.query(all)).containsExactly("|FALSE|1" + "|null".repeat(9));
        assertThat(mart.query("SELECT physical FROM _ds_exports ORDER BY name").get(0))
                .as("merged into the same table")
                .isEqualTo(physical);
        assertThat(mart.query("SELECT small, _ds_commit_ts, _ds_valid_to, _ds_batch_in, _ds_batch_out"
                        + " FROM report_g_v__history WHERE [Key \"k\"] = '' ORDER BY _ds_batch_in"))
                .containsExactly(
                        "null|2026-11-01 10:00:00+00|2026-11-01 10:00:05+00|1|2",
                        "1|2026-11-01 10:00:05+00|null|2|null");
    }
}
