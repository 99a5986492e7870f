package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.gone;
import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.EveryType;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * The statements of an export into a database that does not start here: they are held against a file and read by a parser, and what they do
 * to rows is tried with {@link StandIn}.
 */
abstract class CheckedDialectContract {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TableSchema TEXTS = TableSchema.of(
                    ColumnSpec.required("k", SpecType.string(10)),
                    ColumnSpec.required("b]n", SpecType.binary()),
                    ColumnSpec.nullable("v", SpecType.string()))
            .withKey("k", "b]n");

    private Row full() {
        return put(
                "k",
                "1",
                "-5",
                "-9223372036854775808",
                "-12345678901234.50",
                "0001-01-01",
                "1969-12-31 23:59:59.999999" + zone(),
                "00FF",
                "0.1",
                "1.0E10",
                "[\"b\"]",
                "{}");
    }

    final StandInMart mart;
    private final JdbcEngine engine;

    CheckedDialectContract(JdbcEngine engine) throws SQLException {
        this.engine = engine;
        this.mart = new StandInMart(engine);
    }

    private Path golden() {
        String name = engine.name().toLowerCase(Locale.ROOT) + ".sql";
        return Path.of("src/test/resources/io/datasurface/awsbatch/jobs/export").resolve(name);
    }

    /** The name of a key, of a sort that the database takes. */
    abstract String key();

    /** What stands behind an instant. */
    abstract String zone();

    /** How a row with all types looks in H2. */
    abstract String shown();

    /** A statement without what the parser does not know; nothing if that is all of it. */
    abstract String readable(String statement);

    /** Statements without what is another in each run. */
    String stable(String statements) {
        return statements;
    }

    /** The tables that a run leaves, of which two are not ours. */
    String tables() {
        return "5";
    }

    /** Makes somebody who may be let in. */
    String reader(String quoted) {
        return "CREATE ROLE IF NOT EXISTS " + quoted;
    }

    /** A snapshot, changes, other columns, and what is dropped in the end. */
    private void run() throws SQLException {
        try (Connection connection = StandIn.plain(engine, mart.target().database());
                Statement statement = connection.createStatement()) {
            statement.execute(reader("\"analyst]s\""));
        }
        TableSchema all = EveryType.table(key()).schema();
        Publication run = new Publication(mart).readers("analyst]s");
        run.table("v", all, full())
                .table("t", TEXTS, put("a", "00", "1"))
                .snapshot(1)
                .run(NOW);
        run.changed("v", full())
                .changed("t", gone("a", "00", null), put("b", "01", "2"))
                .snapshot(2)
                .run(NOW);
        TableSchema other = TableSchema.of(
                ColumnSpec.nullable("v", SpecType.string()), ColumnSpec.nullable("at", SpecType.Simple.TIMESTAMP));
        run.table("t", other, put("3", "2026-11-01 12:00:00.000000"))
                .snapshot(3)
                .run(NOW.plus(Duration.ofDays(1)));
        run.run(NOW.plus(Duration.ofDays(3)));
    }

    /** What is special about the history of a table. */
    private static List<String> history(Dialect dialect) {
        TargetTable table = new TargetTable(
                new ExportTable(new DatasetRef("store", "t"), "t", "t", TEXTS, Milestoning.FORENSIC), true);
        List<String> statements = new ArrayList<>();
        Loading loading = dialect.build(table, table.physical(1), table.stage(1));
        statements.addAll(loading.before());
        statements.addAll(loading.after());
        statements.addAll(dialect.merge(table, table.physical(1), table.stage(2)));
        return statements;
    }

    @Test
    void theStatementsAreThese() throws SQLException, IOException {
        run();
        List<String> statements = new ArrayList<>(mart.statements());
        statements.addAll(history(
                Dialect.of(mart.target(), StandIn.checked(engine, mart.target().database()), Publication.HADOOP)));
        String now = stable(String.join("\nGO\n", statements) + "\nGO\n");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden().getParent());
            Files.writeString(golden(), now);
        }

        assertThat(now).isEqualTo(Files.readString(golden()));
        assertThat(Boolean.getBoolean("golden.update"))
                .as("an update is no test")
                .isFalse();
    }

    /** What the parser does not know is taken out, or is one of a few statements that the tests name. */
    @Test
    void aParserReadsThem() throws IOException, JSQLParserException {
        int read = 0;
        for (String statement : Files.readString(golden()).split("\nGO\n")) {
            String readable = readable(statement);
            if (!readable.isEmpty()) {
                CCJSqlParserUtil.parse(readable);
                read++;
            }
        }
        assertThat(read).as("statements").isGreaterThan(80);
    }

    @Test
    void rowsAreAsTheyWere() throws SQLException {
        run();

        assertThat(mart.query("SELECT * FROM \"v_v\"")).containsExactly(shown());
        assertThat(mart.query("SELECT * FROM \"v_t\"")).containsExactly("3|2026-11-01 12:00:00");
        assertThat(mart.query("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'"
                        + " AND TABLE_SCHEMA = '" + mart.target().schema() + "'"))
                .as("ours, and one of each")
                .containsExactly(tables());
    }

    @Test
    void changesAreMerged() throws SQLException {
        Publication run = new Publication(mart)
                .table("t", TEXTS, put("a", "00", "1"), put("b", "01", null))
                .snapshot(1);
        run.run(NOW);

        run.changed("t", gone("a", "00", null), gone("x", "00", null), put("b", "01", "2"), put("c", "FF", "3"))
                .snapshot(2)
                .run(NOW);

        assertThat(mart.query("SELECT \"k\", \"v\" FROM \"v_t\" ORDER BY 1")).containsExactly("b|2", "c|3");
    }
}
