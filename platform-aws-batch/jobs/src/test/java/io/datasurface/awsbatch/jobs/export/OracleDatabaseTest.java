package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.gone;
import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The statements of an export into an Oracle Database. */
class OracleDatabaseTest extends CheckedDialectContract {
    private static final TableSchema TEXTS = TableSchema.of(
                    ColumnSpec.required("k", SpecType.string()), ColumnSpec.nullable("v", SpecType.string(9)))
            .withKey("k");

    OracleDatabaseTest() throws SQLException {
        super(JdbcEngine.ORACLE);
    }

    @Override
    String key() {
        return "Key 'k'";
    }

    @Override
    String zone() {
        return "";
    }

    @Override
    String shown() {
        return "k|1|-5|-9223372036854775808|-12345678901234.50|0001-01-01 00:00:00|1969-12-31 23:59:59.999999|"
                + "\u0000\uFFFD|0.1|1.0E10|[\"b\"]|{}";
    }

    @Override
    String readable(String statement) {
        return statement.startsWith("ALTER SESSION SET ")
                        || statement.startsWith("DECLARE handle VARCHAR2(128); BEGIN DBMS_LOCK.")
                ? ""
                : StandIn.inBlock(statement)
                        .replaceAll(" WITH LOCAL TIME ZONE| PURGE$", "")
                        .replaceAll(" RAW\\(", " VARCHAR2(");
    }

    @Test
    void anEmptyTextIsNullAndNoKey() throws SQLException {
        Publication run = new Publication(mart).table("t", TEXTS, put("a", "")).snapshot(1);
        run.run(NOW);
        assertThat(mart.query("SELECT * FROM \"v_t\"")).containsExactly("a|null");

        run.changed("t", gone("", null)).snapshot(2).run(NOW);
        assertThat(mart.query("SELECT * FROM \"v_t\"")).as("it never was there").containsExactly("a|null");

        assertThatThrownBy(() -> run.changed("t", put("", "x")).snapshot(3).run(NOW))
                .hasMessageContaining("A text of the key in column 1 is empty, which Oracle holds for null");
    }

    @Test
    void namesCannotBreakOut() throws SQLException {
        Dialect dialect = Dialect.of(mart.target(), StandIn.checked(JdbcEngine.ORACLE, "names"), Publication.HADOOP);

        assertThat(dialect.quoted("a'b]; --")).isEqualTo("\"a'b]; --\"");
        assertThatThrownBy(() -> dialect.quoted("a\"b"))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("no quotation mark");
        assertThat(dialect.drop("a'b")).contains("EXECUTE IMMEDIATE 'DROP TABLE \"DATASURFACE\".\"a''b\" PURGE';");
    }

    /** Where H2 calls types by other names than Oracle. */
    @Test
    void aViewOfTwoTablesHasOneTypeForEachColumn() throws SQLException {
        OracleDialect dialect = OracleDialect.of("S", StandIn.checked(JdbcEngine.ORACLE, "types"));

        assertThat(dialect.alike("\"c\"", "NUMBER", "NUMBER")).isEqualTo("\"c\"");
        assertThat(dialect.alike("\"c\"", "BINARY_FLOAT", "BINARY_DOUBLE")).isEqualTo("\"c\"");
        assertThat(dialect.alike("\"c\"", "VARCHAR2", "CLOB")).isEqualTo("TO_CLOB(\"c\")");
        assertThat(dialect.alike("\"c\"", "CLOB", "VARCHAR2")).isEqualTo("TO_CLOB(\"c\")");
        assertThat(dialect.alike("\"c\"", "RAW", "BLOB")).isEqualTo("TO_BLOB(\"c\")");
        assertThat(dialect.alike("\"c\"", "NUMBER", "VARCHAR2")).isEqualTo("TO_CHAR(\"c\")");
    }

    @Test
    void aTaskThatIsRunBesideItselfLeavesItsRowsOnce() throws SQLException {
        LostAttempt.leavesTheRowsOfTheOther(mart);
    }
}
