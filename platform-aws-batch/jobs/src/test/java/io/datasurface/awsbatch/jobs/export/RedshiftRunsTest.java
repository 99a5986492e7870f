package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The steps of an export into Redshift, killed anywhere, with PostgreSQL in its place: what both know is run there, locks of tables and transactions too.
 */
class RedshiftRunsTest extends TargetDatabaseContract {
    private static final TableSchema SCHEMA =
            TableSchema.of(ColumnSpec.required("id", SpecType.integer(32))).withKey("id");

    @Override
    StandInMart database() throws SQLException {
        return new StandInMart(JdbcEngine.REDSHIFT);
    }

    @Override
    String tables(String prefix) {
        return "SELECT count(*) FROM pg_tables WHERE schemaname = 'datasurface' AND starts_with(tablename, '" + prefix
                + "')";
    }

    @Override
    String waiting() {
        return "SELECT count(*) FROM pg_locks WHERE locktype = 'relation' AND NOT granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())";
    }

    @Test
    void aRunThatLostTheSessionThatKeepsOthersAwayShowsNothing() throws SQLException {
        StandInMart mart = database();
        Publication run = new Publication(mart).table("t", SCHEMA, put("1")).snapshot(1);
        run.run(NOW);
        run.table("t", SCHEMA, put("2")).snapshot(2).meanwhile(() -> {
            try {
                mart.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = '_ds_lock'::regclass");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });

        assertThatThrownBy(() -> run.run(NOW)).hasMessageContaining("another may be at work");

        assertThat(mart.query("SELECT id FROM v_t")).containsExactly("1");
        run.meanwhile(() -> {});
        run.run(NOW);
        assertThat(mart.query("SELECT id FROM v_t")).containsExactly("2");
    }

    @Test
    void whatOtherAttemptsOfATaskWroteIsNotCopied() throws SQLException {
        StandInMart mart = database();
        Publication run = new Publication(mart)
                .otherAttempts()
                .table("t", SCHEMA, put("1"), put("2"), put("3"))
                .snapshot(1);

        run.run(NOW);
        assertThat(mart.query("SELECT id FROM v_t ORDER BY id")).containsExactly("1", "2", "3");

        run.changed("t", put("4"), put("5")).snapshot(2).run(NOW);
        assertThat(mart.query("SELECT count(*) FROM v_t")).containsExactly("5");
    }

    @Test
    void aFileThatLostRowsOnItsWayShowsNothing() throws SQLException {
        StandInMart mart = database();
        Publication run = new Publication(mart).table("t", SCHEMA, put("1")).snapshot(1);
        run.run(NOW);
        run.table("t", SCHEMA, put("2"), put("3")).snapshot(2).meanwhile(() -> {
            try (Stream<Path> files = Files.walk(Path.of(URI.create(mart.files())))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                        out.write("P,2\n".getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThatThrownBy(() -> run.run(NOW)).hasMessageContaining("2 rows were written and 1 are in t_");

        assertThat(mart.query("SELECT id FROM v_t")).containsExactly("1");
    }

    /** To make a schema if it is not there asks for the right to make one even if it is there. */
    @Test
    void aUserWhoMayMakeNoSchemaWorksInTheOneThatIsThere() throws SQLException {
        StandInMart mart = database();
        Publication run = new Publication(mart).table("t", SCHEMA, put("1")).snapshot(1);
        run.run(NOW);
        int before = mart.statements().size();
        assertThat(mart.statements()).contains("CREATE SCHEMA IF NOT EXISTS \"datasurface\"");

        run.snapshot(2).run(NOW);

        assertThat(mart.statements().subList(before, mart.statements().size()))
                .noneMatch(statement -> statement.startsWith("CREATE SCHEMA"));
    }

    @Test
    void filesAreGoneWhenTheyAreCopiedAndThoseOfAKilledRunAreNotCopied() throws SQLException, IOException {
        StandInMart mart = database();
        Path folder = Path.of(URI.create(mart.files()));
        Publication run = new Publication(mart).table("t", SCHEMA, put("1")).snapshot(1);
        String into = Publication.target("t", SCHEMA).physical(1);
        Files.createDirectories(folder.resolve(into));
        Files.writeString(folder.resolve(into).resolve("7.csv.gz"), "of a killed run");

        run.run(NOW);

        assertThat(mart.query("SELECT id FROM v_t")).containsExactly("1");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
