package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of tables and views of datasets that leave an export, where several chunks write into one schema. */
class LeftoversTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final TableSchema SCHEMA =
            TableSchema.of(ColumnSpec.required("id", SpecType.integer(32))).withKey("id");

    /** Servers that run here: one in which views are of the transaction, one in which they are not, and one without savepoints. */
    enum Server {
        POSTGRESQL,
        MARIADB,
        REDSHIFT;

        ConsumerDatabase database() throws SQLException {
            return switch (this) {
                case POSTGRESQL -> new Mart();
                case MARIADB -> new MariaMart();
                case REDSHIFT -> new StandInMart(JdbcEngine.REDSHIFT);
            };
        }
    }

    private static Publication run(ConsumerDatabase mart, String subject, String... tables) {
        Publication run = new Publication(mart).subject(subject).snapshot(1);
        for (String table : tables) {
            run.table(table, SCHEMA, put("1"), put("2"));
        }
        return run;
    }

    private static List<String> held(ConsumerDatabase mart) throws SQLException {
        return mart.query("SELECT name FROM _ds_exports ORDER BY name");
    }

    private static List<String> views(ConsumerDatabase mart) throws SQLException {
        return mart.query("SELECT table_name FROM information_schema.views WHERE table_schema = '"
                + mart.target().schema() + "' ORDER BY table_name");
    }

    private static List<String> physical(ConsumerDatabase mart, String name) throws SQLException {
        return mart.query("SELECT physical FROM _ds_exports WHERE name = '" + name + "'");
    }

    private static List<String> there(ConsumerDatabase mart, String physical) throws SQLException {
        return mart.query("SELECT count(*) FROM information_schema.tables WHERE table_name = '" + physical
                + "' AND table_schema = '" + mart.target().schema() + "'");
    }

    @ParameterizedTest
    @EnumSource
    void aDatasetThatLeavesGoesADayLater(Server server) throws SQLException {
        ConsumerDatabase mart = server.database();
        Publication run = run(mart, "c/1", "a", "b");
        run.run(NOW);
        Publication other = run(mart, "c/2", "c");
        other.run(NOW);
        String physical = physical(mart, "a").get(0);

        run.without("a").run(NOW);
        other.run(LATER);
        assertThat(mart.query("SELECT id FROM v_a ORDER BY id"))
                .as("for queries that still run, whatever other chunks do")
                .containsExactly("1", "2");

        run.run(LATER);
        assertThat(held(mart)).containsExactly("b", "c");
        assertThat(views(mart)).containsExactly("v_b", "v_c");
        assertThat(mart.query("SELECT name FROM _ds_views ORDER BY name")).containsExactly("v_b", "v_c");
        assertThat(there(mart, physical)).containsExactly("0");
        assertThat(mart.query("SELECT count(*) FROM _ds_retired")).containsExactly("0");

        run.table("a", SCHEMA, put("3")).run(LATER);
        assertThat(mart.query("SELECT id FROM v_a")).as("copied anew").containsExactly("3");
    }

    @ParameterizedTest
    @EnumSource
    void aDatasetThatComesBackOrMovesToAnotherChunkStays(Server server) throws SQLException {
        ConsumerDatabase mart = server.database();
        Publication run = run(mart, "c/1", "a", "b");
        run.run(NOW);
        List<String> physical = physical(mart, "a");

        run.without("a").run(NOW);
        run.table("a", SCHEMA).run(NOW);
        run.run(LATER);
        assertThat(mart.query("SELECT id FROM v_a ORDER BY id"))
                .as("back, and not copied")
                .containsExactly("1", "2");
        assertThat(physical(mart, "a")).isEqualTo(physical);

        run.without("a").run(LATER);
        run(mart, "c/2", "a").run(LATER);
        run.run(LATER.plus(Duration.ofDays(2)));
        assertThat(mart.query("SELECT id FROM v_a ORDER BY id"))
                .as("taken over, and not copied")
                .containsExactly("1", "2");
        assertThat(physical(mart, "a")).isEqualTo(physical);
        assertThat(held(mart)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource
    void aLedgerFromBeforeRowsHadASubjectGetsIt(Server server) throws SQLException {
        ConsumerDatabase mart = server.database();
        Publication run = run(mart, "c/1", "a", "b");
        run.run(NOW);
        for (String ledger : List.of("_ds_exports", "_ds_views", "_ds_retired")) {
            mart.execute("ALTER TABLE " + ledger + " DROP COLUMN subject");
        }
        mart.execute("INSERT INTO _ds_retired (physical, retired_at) VALUES ('a_of_old', '2026-11-01 12:00:00')");

        run.run(NOW);
        run.without("a").run(NOW);
        run.run(LATER);

        assertThat(held(mart)).containsExactly("b");
        assertThat(views(mart)).containsExactly("v_b");
        String old = "SELECT physical FROM _ds_retired WHERE physical = 'a_of_old'";
        assertThat(mart.query(old))
                .as("nobody knows whose it is, and whether it is being built")
                .containsExactly("a_of_old");
        run.run(NOW.plus(Duration.ofDays(16)));
        assertThat(mart.query(old)).isEmpty();
    }

    /** Chunks are called after what is in them, so two platforms may call theirs the same. */
    @ParameterizedTest
    @EnumSource
    void whatAnotherPlatformHasUnderTheSameNamesStays(Server server) throws SQLException {
        ConsumerDatabase mart = server.database();
        Publication run = run(mart, "c/1", "a");
        run.run(NOW);
        Publication other = run(mart, "c/1", "b").platform("other");

        other.run(NOW);
        assertThat(mart.query("SELECT count(*) FROM _ds_retired WHERE physical IN (SELECT physical FROM _ds_exports)"))
                .as("needed")
                .containsExactly("0");
        other.run(LATER);
        other.run(LATER.plus(Duration.ofDays(2)));

        assertThat(held(mart)).containsExactly("a", "b");
        assertThat(mart.query("SELECT id FROM v_a ORDER BY id")).containsExactly("1", "2");
    }

    /** What one chunk has copied for longer than tables stay that were replaced is no such table. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aTableThatIsBeingBuiltIsNotDroppedByAnotherChunk(Server server) throws SQLException {
        ConsumerDatabase mart = server.database();
        Publication other = run(mart, "c/2", "c");
        Publication run = run(mart, "c/1", "a").meanwhile(() -> {
            try {
                other.run(NOW.plus(Duration.ofHours(30)));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });

        run.run(NOW);

        assertThat(mart.query("SELECT id FROM v_a ORDER BY id")).containsExactly("1", "2");
        assertThat(held(mart)).containsExactly("a", "c");
    }

    /** The dataset has left; what consumers made of its view keeps it, and stops nothing. */
    @Test
    void whatConsumersHaveMadeOfAViewKeepsItAndTheTable() throws SQLException {
        ConsumerDatabase mart = new Mart();
        Publication run = run(mart, "c/1", "a", "b");
        run.run(NOW);
        mart.execute("CREATE VIEW public.theirs AS SELECT id FROM v_a");

        run.without("a").run(NOW);
        run.run(LATER);
        assertThat(mart.query("SELECT id FROM public.theirs ORDER BY id")).containsExactly("1", "2");
        assertThat(held(mart)).containsExactly("a", "b");

        mart.execute("DROP VIEW public.theirs");
        run.run(LATER);
        assertThat(held(mart)).containsExactly("b");
    }
}
