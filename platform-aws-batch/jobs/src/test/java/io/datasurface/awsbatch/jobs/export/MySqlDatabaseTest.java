package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The steps of an export against a real MariaDB, and what is special there. */
class MySqlDatabaseTest extends TargetDatabaseContract {
    private static final TableSchema TEXTS = TableSchema.of(
                    ColumnSpec.required("k", SpecType.string()), ColumnSpec.nullable("v", SpecType.string()))
            .withKey("k");

    @Override
    ConsumerDatabase database() throws SQLException {
        return new MariaMart();
    }

    @Override
    String tables(String prefix) {
        return "SELECT count(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND"
                + " table_type = 'BASE TABLE' AND LEFT(table_name, " + prefix.length() + ") = '" + prefix + "'";
    }

    @Override
    String waiting() {
        return "SELECT count(*) FROM information_schema.processlist WHERE db = DATABASE() AND state = 'User lock'";
    }

    @Test
    void keysAreEqualOnlyIfTheyAreTheSame() throws SQLException {
        ConsumerDatabase mart = database();
        Publication run = new Publication(mart);

        run.table("t", TEXTS, put("a", "1"), put("A", "2"), put("a ", "3"), put("\u00E4", "4"), put("", "5"))
                .snapshot(1)
                .run(NOW);

        assertThat(mart.query("SELECT * FROM v_t ORDER BY v")).containsExactly("a|1", "A|2", "a |3", "\u00E4|4", "|5");
        run.changed("t", put("a ", "6")).snapshot(2).run(NOW);
        assertThat(mart.query("SELECT * FROM v_t ORDER BY v")).containsExactly("a|1", "A|2", "\u00E4|4", "|5", "a |6");
    }

    @Test
    void valuesOfEveryTypeArrive() throws SQLException {
        ConsumerDatabase mart = database();
        TableSchema schema = TableSchema.of(
                        ColumnSpec.required("Key `k` 'x' \\", SpecType.string(40)),
                        ColumnSpec.nullable("flag", SpecType.Simple.BOOLEAN),
                        ColumnSpec.nullable("small", SpecType.integer(16)),
                        ColumnSpec.nullable("large", SpecType.integer(64)),
                        ColumnSpec.nullable("money", SpecType.decimal(38, 2)),
                        ColumnSpec.nullable("day", SpecType.Simple.DATE),
                        ColumnSpec.nullable("at", SpecType.Simple.TIMESTAMPTZ),
                        ColumnSpec.nullable("data", SpecType.binary()),
                        ColumnSpec.nullable("ratio", SpecType.Simple.DOUBLE),
                        ColumnSpec.nullable("part", SpecType.Simple.FLOAT),
                        ColumnSpec.nullable("text", SpecType.string()),
                        ColumnSpec.nullable("list", SpecType.parse("array<integer(32)>")))
                .withKey("Key `k` 'x' \\");
        String text = "tab\tline\nreturn\rback\\n nul\u0000 quote' \" \u6F22\uD83D\uDE97 %_?";
        Row full = put(
                text.substring(0, 30),
                "1",
                "-32768",
                "-9223372036854775808",
                "-123456789012345678901234567890123456.78",
                "0001-01-01",
                "1969-12-31 23:59:59.999999",
                "00FF27",
                "1.7976931348623157E308",
                "0.10000000149011612",
                text,
                "[1,null]");
        Row empty = put("e", null, null, null, null, null, null, null, null, null, null, null);

        new Publication(mart).table("v", schema, full, empty).snapshot(1).run(NOW);

        assertThat(mart.query("SELECT flag, small, large, money, day, at, HEX(data), ratio, part, list FROM v_v"
                        + " WHERE flag IS NOT NULL"))
                .containsExactly("1|-32768|-9223372036854775808|-123456789012345678901234567890123456.78|0001-01-01|"
                        + "1969-12-31 23:59:59.999999|00FF27|1.7976931348623157e308|0.10000000149011612|[1,null]");
        assertThat(mart.query("SELECT text FROM v_v WHERE flag IS NOT NULL")).containsExactly(text);
        assertThat(mart.query("SELECT * FROM v_v WHERE flag IS NULL"))
                .containsExactly("e|null|null|null|null|null|null|null|null|null|null|null");
    }

    @Test
    void whatWouldBeCutOrRoundedIsRefused() throws SQLException {
        ConsumerDatabase mart = database();
        TableSchema schema = TableSchema.of(
                        ColumnSpec.required("id", SpecType.integer(32)),
                        ColumnSpec.nullable("name", SpecType.string(3)),
                        ColumnSpec.nullable("ratio", SpecType.Simple.DOUBLE))
                .withKey("id");
        Publication run = new Publication(mart).snapshot(1);

        assertThatThrownBy(() -> run.table("t", schema, put("1", "four", null)).run(NOW))
                .hasStackTraceContaining("Data too long for column 'name'");
        assertThatThrownBy(() ->
                        run.table("t", schema, put("2147483648", null, null)).run(NOW))
                .hasStackTraceContaining("Out of range value for column 'id'");
        assertThatThrownBy(() ->
                        run.table("t", schema, put("1", null, "-Infinity")).run(NOW))
                .hasStackTraceContaining("column 3 is -Infinity, which MySQL cannot hold");
        assertThatThrownBy(() -> run.table("t", schema, put("1", null, null), put("1", null, null))
                        .run(NOW))
                .hasMessageContaining("Duplicate entry '1'");
    }

    @Test
    void manyRowsGoInSeveralStatements() throws SQLException {
        ConsumerDatabase mart = database();
        Row[] rows = IntStream.range(0, 1_201)
                .mapToObj(i -> put("k" + i, "x".repeat(i % 400 == 0 ? 1 << 20 : 10)))
                .toArray(Row[]::new);

        new Publication(mart).table("t", TEXTS, rows).snapshot(1).run(NOW);

        assertThat(mart.query("SELECT COUNT(*), COUNT(DISTINCT k), SUM(LENGTH(v)) FROM v_t"))
                .containsExactly("1201|1201|" + (4 * (1 << 20) + 1_197 * 10));
    }

    @Test
    void readersMayReadViewsAndNothingElse() throws SQLException {
        MariaMart mart = new MariaMart();
        mart.execute("CREATE USER 'analyst''s " + mart.target().database() + "'@'%' IDENTIFIED BY 'x'");
        String analyst = "analyst's " + mart.target().database();
        Publication run = new Publication(mart).table("t", TEXTS, put("a", "1")).snapshot(1);

        run.readers(analyst).run(NOW);

        String url = "jdbc:mariadb://localhost:" + mart.target().port() + "/"
                + mart.target().database() + "?sslMode=disable";
        try (Connection connection = DriverManager.getConnection(url, analyst, "x")) {
            assertThat(ConsumerDatabase.query(connection, "SELECT * FROM v_t")).containsExactly("a|1");
            assertThatThrownBy(() -> ConsumerDatabase.query(connection, "SELECT * FROM _ds_exports"))
                    .hasMessageContaining("denied");
        }
        run.table("t", TEXTS, put("a", "2")).snapshot(2).run(NOW);
        try (Connection connection = DriverManager.getConnection(url, analyst, "x")) {
            assertThat(ConsumerDatabase.query(connection, "SELECT * FROM v_t"))
                    .as("after it was built anew")
                    .containsExactly("a|2");
        }
        run.readers().run(NOW);
        assertThatThrownBy(() -> DriverManager.getConnection(url, analyst, "x")).hasMessageContaining("denied");
    }

    @Test
    void connectionsAreEncryptedUnlessTheDocumentSaysOtherwise() throws SQLException {
        MariaMart mart = new MariaMart();
        String cipher =
                "SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'Ssl_cipher'";
        assertThat(cipherOf(mart, cipher)).containsExactly("");
        assertThat(cipherOf(mart.encrypted(), cipher).get(0)).startsWith("TLS");
    }

    private static List<String> cipherOf(MariaMart mart, String query) throws SQLException {
        SecretStore.Login login = mart.logins().login(mart.target().secretArn());
        try (Connection connection =
                Connector.to(DatabaseAddress.of(mart.target()), login, "test").open()) {
            return ConsumerDatabase.query(connection, query);
        }
    }

    @Test
    void saysWhatIsWrongWithTheDatabase() throws SQLException {
        MariaMart mart = new MariaMart();
        assertThatThrownBy(() -> TargetDatabase.open(
                        mart.target(), new SecretStore.Login("nobody", "secret"), "aws", "test", Publication.HADOOP))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("as user nobody")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aTaskThatIsRunBesideItselfLeavesItsRowsOnce() throws SQLException {
        LostAttempt.leavesTheRowsOfTheOther(database());
    }
}
