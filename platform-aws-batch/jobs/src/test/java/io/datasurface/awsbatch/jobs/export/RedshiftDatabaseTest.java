package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.gone;
import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.EveryType;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.CopyFolder;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The statements of an export into Redshift. */
class RedshiftDatabaseTest extends CheckedDialectContract {
    private static final TableSchema TEXTS = TableSchema.of(
                    ColumnSpec.required("k", SpecType.string(20)), ColumnSpec.nullable("v", SpecType.string()))
            .withKey("k");

    RedshiftDatabaseTest() throws SQLException {
        super(JdbcEngine.REDSHIFT);
    }

    @Override
    String key() {
        return EveryType.KEY;
    }

    @Override
    String zone() {
        return "+00";
    }

    @Override
    String shown() {
        return "k|t|-5|-9223372036854775808|-12345678901234.50|0001-01-01|1969-12-31 23:59:59.999999+00|\\x00ff|0.1|"
                + "10000000000|[\"b\"]|{}";
    }

    @Override
    String tables() {
        return "6";
    }

    @Override
    String reader(String quoted) {
        return "DO $$ BEGIN CREATE ROLE " + quoted + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
    }

    @Override
    String stable(String statements) {
        return statements.replace(mart.files(), "s3://control/tmp/copies/mart");
    }

    /** The parser knows no copies out of S3, locks, settings of a transaction and grants on schemas. */
    @Override
    String readable(String statement) {
        return statement.matches("(COPY|LOCK TABLE|SET|GRANT USAGE ON SCHEMA) .*") ? "" : statement;
    }

    @Test
    void textsAreAsTheyWere() throws SQLException {
        String odd = "a,\"b\"\r\n\\N \\ \u6F22\uD83D\uDE97\t";
        Publication run = new Publication(mart)
                .table("t", TEXTS, put("a", odd), put("", ""), put("b", null), put(" ", "null"))
                .snapshot(1);
        run.run(NOW);

        assertThat(mart.query("SELECT k, v FROM v_t ORDER BY k")).containsExactly("|", " |null", "a|" + odd, "b|null");
        assertThat(mart.query("SELECT v FROM v_t WHERE k = ' '")).containsExactly("null");
        assertThat(mart.query("SELECT count(*) FROM v_t WHERE v IS NULL")).containsExactly("1");

        run.changed("t", gone("b", null), put("a", null)).snapshot(2).run(NOW);

        assertThat(mart.query("SELECT k FROM v_t WHERE v IS NULL")).containsExactly("a");
        assertThat(mart.query("SELECT count(*) FROM v_t")).containsExactly("3");
    }

    @Test
    void whatTheServerWouldTakeForSomethingElseIsTold() {
        for (String text : List.of("__ds_null__", "a\u0000b")) {
            assertThatThrownBy(() -> new Publication(mart)
                            .table("t", TEXTS, put("a", text))
                            .snapshot(1)
                            .run(NOW))
                    .as(text)
                    .hasMessageContaining("Redshift cannot take it");
        }
        TableSchema ratio = TableSchema.of(ColumnSpec.nullable("ratio", SpecType.Simple.FLOAT));
        assertThatThrownBy(() -> new Publication(mart)
                        .table("n", ratio, put("-Infinity"))
                        .snapshot(1)
                        .run(NOW))
                .hasMessageContaining("column 1 is -Infinity, which Redshift cannot hold");
    }

    @Test
    void aRowThatIsTooLongToBeCopiedIsToldWithItsColumns() {
        assertThatThrownBy(() -> new Publication(mart)
                        .table("t", TEXTS, put("a", "\u00E4".repeat(1 << 21)))
                        .snapshot(1)
                        .run(NOW))
                .hasMessageContaining("A row of t has 4194315 bytes on its way")
                .hasMessageContaining("2 (2097152 characters), 1 (1 characters)");
    }

    /** Its planner believes in keys, and holds those of both rows for the same. */
    @Test
    void noKeyWithATextIsDeclared() {
        TableSchema numbers = TableSchema.of(
                        ColumnSpec.required("n", SpecType.integer(32)), ColumnSpec.nullable("v", SpecType.string()))
                .withKey("n");

        assertThat(mart.target().copy()).isPresent();
        Dialect dialect = new RedshiftDialect("s", mart.target().copy().orElseThrow(), Publication.HADOOP, true);
        assertThat(dialect.build(Publication.target("t", TEXTS), "t1", "t2")
                        .before()
                        .get(1))
                .contains("\"k\" VARCHAR(80) NOT NULL")
                .doesNotContain("KEY");
        assertThat(dialect.build(Publication.target("t", numbers), "t1", "t2")
                        .before()
                        .get(1))
                .contains("PRIMARY KEY (\"n\")");
    }

    @Test
    void theServerCopiesWithARoleThatItIsGiven() {
        TargetTable table = Publication.target("t", TEXTS);
        Dialect dialect = new RedshiftDialect(
                "o'urs",
                new CopyFolder("s3://b/it's", "eu-west-1", Optional.of("arn:aws:iam::123456789012:role/copy")),
                Publication.HADOOP,
                true);

        assertThat(dialect.stage(table, "s").after())
                .containsExactly(
                        "COPY \"o'urs\".\"s\" FROM 's3://b/it''s/s/manifest.json' IAM_ROLE 'arn:aws:iam::123456789012:role/copy'"
                                + " REGION 'eu-west-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'");
        assertThat(List.of("role:a\"b", "group:g", "role:", "user"))
                .extracting(dialect::reader)
                .containsExactly("role \"a\"\"b\"", "group \"g\"", "\"role:\"", "\"user\"");
    }

    @Test
    void textsAndBytesHaveAsManyBytesAsTheyMay() {
        assertThat(List.of(
                        SpecType.string(1),
                        SpecType.string(16_383),
                        SpecType.string(16_384),
                        SpecType.string(),
                        SpecType.binary()))
                .extracting(type -> RedshiftTypes.of(type).name())
                .containsExactly(
                        "VARCHAR(4)", "VARCHAR(65532)", "VARCHAR(65535)", "VARCHAR(65535)", "VARBYTE(16777216)");
    }
}
