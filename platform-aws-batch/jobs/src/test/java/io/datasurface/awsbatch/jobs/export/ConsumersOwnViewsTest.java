package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobException;
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

/** What consumers make of views, in databases that do not let a view go on which another is. */
class ConsumersOwnViewsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TableSchema SCHEMA = TableSchema.of(
                    ColumnSpec.required("id", SpecType.integer(32)), ColumnSpec.nullable("name", SpecType.string(9)))
            .withKey("id");
    private static final TableSchema LONGER = TableSchema.of(
                    ColumnSpec.required("id", SpecType.integer(32)),
                    ColumnSpec.nullable("name", SpecType.string(9)),
                    ColumnSpec.nullable("more", SpecType.integer(64)))
            .withKey("id");
    private static final TableSchema WIDER = TableSchema.of(
                    ColumnSpec.required("id", SpecType.integer(32)), ColumnSpec.nullable("name", SpecType.string(10)))
            .withKey("id");

    private static ConsumerDatabase mart(JdbcEngine engine) throws SQLException {
        return engine == JdbcEngine.POSTGRESQL ? new Mart() : new StandInMart(engine);
    }

    private static Publication shown(ConsumerDatabase mart) throws SQLException {
        Publication run =
                new Publication(mart).table("t", SCHEMA, put("1", "a")).snapshot(1);
        run.run(NOW);
        mart.execute("CREATE VIEW public.theirs AS SELECT id, name FROM v_t");
        return run;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "REDSHIFT"})
    void stayWhenATableIsBuiltAnew(JdbcEngine engine) throws SQLException {
        ConsumerDatabase mart = mart(engine);
        Publication run = shown(mart);

        run.table("t", SCHEMA, put("2", "b")).snapshot(2).run(NOW);

        assertThat(mart.query("SELECT * FROM public.theirs")).containsExactly("2|b");
        assertThat(mart.query("SELECT * FROM v_t")).containsExactly("2|b");
    }

    @Test
    void stayWhenColumnsComeAtTheEnd() throws SQLException {
        ConsumerDatabase mart = mart(JdbcEngine.POSTGRESQL);
        Publication run = shown(mart);

        run.table("t", LONGER, put("2", "b", "3")).snapshot(2).run(NOW);

        assertThat(mart.query("SELECT * FROM public.theirs")).containsExactly("2|b");
        assertThat(mart.query("SELECT * FROM v_t")).containsExactly("2|b|3");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "REDSHIFT"})
    void areNamedWhenColumnsChange(JdbcEngine engine) throws SQLException {
        ConsumerDatabase mart = mart(engine);
        Publication run = shown(mart);

        run.table("t", WIDER, put("2", "longer now")).snapshot(2);
        assertThatThrownBy(() -> run.run(NOW))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("The view v_t has to be made anew")
                .hasMessageContaining("view theirs depends on view")
                .hasMessageContaining("Let its owners drop that");
        assertThat(mart.query("SELECT * FROM public.theirs")).containsExactly("1|a");

        mart.execute("DROP VIEW public.theirs");
        run.run(NOW);
        assertThat(mart.query("SELECT * FROM v_t")).containsExactly("2|longer now");
    }

    @Test
    void aViewThatSomebodyDroppedIsMadeAgain() throws SQLException {
        ConsumerDatabase mart = mart(JdbcEngine.POSTGRESQL);
        Publication run = shown(mart);
        mart.execute("DROP VIEW v_t CASCADE");

        run.table("t", SCHEMA, put("2", "b")).snapshot(2).run(NOW);

        assertThat(mart.query("SELECT * FROM v_t")).containsExactly("2|b");
    }

    @Test
    void aReaderWhoIsNoLongerThereStopsNothingAndKeepsTheViewForNoOther() throws SQLException {
        ConsumerDatabase mart = mart(JdbcEngine.POSTGRESQL);
        Publication run = withReaders(mart);

        run.readers("kept_reader").table("t", SCHEMA, put("2", "b")).snapshot(2).run(NOW);

        assertThat(mart.query("SELECT * FROM v_t")).containsExactly("2|b");
        assertThat(mayRead(mart, "left_reader")).containsExactly("f");
        assertThat(mayRead(mart, "kept_reader")).containsExactly("t");
        assertThat(mart.query("SELECT definition FROM _ds_views").get(0))
                .contains("kept_reader")
                .doesNotContain("left_reader")
                .doesNotContain("gone_reader");
    }

    @Test
    void aReaderWhoIsNoLongerThereKeepsNoViewOfADatasetThatLeft() throws SQLException {
        ConsumerDatabase mart = mart(JdbcEngine.POSTGRESQL);
        Publication run = withReaders(mart);

        run.without("t").run(NOW);
        assertThat(mayRead(mart, "left_reader")).containsExactly("f");
        assertThat(mayRead(mart, "kept_reader")).containsExactly("f");

        run.run(NOW.plus(Duration.ofDays(2)));
        assertThat(mart.query("SELECT name FROM _ds_exports")).isEmpty();
        assertThat(mart.query("SELECT name FROM _ds_views")).isEmpty();
    }

    /** A table that three may read, of whom one, the first by name, goes. */
    private static Publication withReaders(ConsumerDatabase mart) throws SQLException {
        for (String role : List.of("gone_reader", "kept_reader", "left_reader")) {
            mart.execute("DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }
        Publication run = new Publication(mart)
                .readers("gone_reader", "kept_reader", "left_reader")
                .table("t", SCHEMA, put("1", "a"))
                .snapshot(1);
        run.run(NOW);
        mart.execute("DROP OWNED BY gone_reader; DROP ROLE gone_reader");
        return run;
    }

    private static List<String> mayRead(ConsumerDatabase mart, String role) throws SQLException {
        return mart.query("SELECT has_table_privilege('" + role + "', 'v_t', 'SELECT')");
    }
}
