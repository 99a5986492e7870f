package io.datasurface.awsbatch.jobs.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs on an input of two rows, in a session whose catalogs have other tables that they could read. */
class SqlProgramTest {
    private final SparkSession spark = new Store().spark.cloneSession();
    private final Inputs run = new Inputs();

    private static SqlProgram program(String text) {
        return new SqlProgram("p.sql", text, List.of("totals"));
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> program(text).transform(run))
                .isInstanceOf(JobException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM shop.a",
                "SELECT a.id FROM Shop.A JOIN `shop`.`a` AS b ON a.id = b.id",
                "SELECT id FROM VALUES (1), (2) AS v (id) WHERE id IN (SELECT id FROM shop.a)",
                "SELECT (SELECT max(s.id) FROM shop.a AS s WHERE s.id = r.id + 1) AS id FROM range(2) AS r",
                "SELECT x.id FROM shop.a, LATERAL (SELECT a.id) AS x",
                "WITH q AS (SELECT id FROM shop.a), r AS (SELECT id FROM Q) SELECT id FROM r WHERE EXISTS (SELECT * FROM q)",
                "WITH q AS (WITH r AS (SELECT * FROM shop.a) SELECT id FROM r) SELECT id FROM (SELECT * FROM q)",
                "SELECT explode(array(1, 2)) AS id",
                "SELECT id FROM shop.a WINDOW w AS (ORDER BY id)",
                "SELECT id FROM (SELECT id, name FROM shop.a) PIVOT (count(*) FOR name IN ('x' AS x))",
                "TABLE shop.a",
            })
    void whatItMayRead(String query) {
        program("CREATE TEMPORARY VIEW totals AS " + query).transform(run);
        assertThat(run.written.get("totals").select("id").collectAsList())
                .extracting(row -> ((Number) row.get(0)).intValue())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void laterViewsReadEarlierOnes() {
        program(
                        "CREATE TEMPORARY VIEW Step AS SELECT id FROM shop.a; CREATE TEMPORARY VIEW totals AS SELECT id FROM step")
                .transform(run);
        assertThat(run.written.get("totals").count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM lake.db.other | reads lake.db.other, which is no input of the transformer; it has [shop.a]",
                "SELECT * FROM elsewhere | reads elsewhere, which is no input",
                "SELECT * FROM parquet.`/x` | reads parquet./x, which is no input",
                "SELECT 'n' AS name, (SELECT max(id) FROM elsewhere) AS total | reads elsewhere, which is no input",
                "SELECT * FROM (SELECT * FROM (WITH q AS (SELECT * FROM lake.db.secret) SELECT * FROM q))"
                        + " | reads lake.db.secret, which is no input",
                "SELECT * FROM range(1), LATERAL (SELECT * FROM lake.db.other) | reads lake.db.other, which is no input",
                "VALUES ((SELECT max(id) FROM lake.db.other)) | reads lake.db.other, which is no input",
                "SELECT * FROM lake.db.other VERSION AS OF 1 | reads lake.db.other as of a version or time",
                "SELECT * FROM shop.a TIMESTAMP AS OF '2026-01-01' | reads shop.a as of a version or time",
                "SELECT * FROM shop.a WHERE id IN (SELECT id FROM lake.db.other VERSION AS OF 1)"
                        + " | reads lake.db.other as of a version or time",
                "SELECT * FROM IDENTIFIER('lake.db.other') | names a table by IDENTIFIER('lake.db.other')",
                "SELECT * FROM IDENTIFIER(concat('lake.', 'db.other')) | names a table by IDENTIFIER(",
                "SELECT * FROM (WITH q AS (SELECT 1) SELECT * FROM q), q | reads q, which is no input",
                "WITH r AS (SELECT * FROM q), q AS (SELECT 1) SELECT * FROM r | reads q, which is no input",
                "WITH q AS (SELECT * FROM q) SELECT * FROM q | reads q, which is no input",
            })
    void whatItMayNotRead(String query, String message) {
        assertRefused("CREATE TEMPORARY VIEW totals AS " + query, "The program p.sql (view totals) " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | makes no temporary view: SELECT 1",
                "INSERT INTO lake.x.y SELECT 1 | makes no temporary view",
                "CREATE GLOBAL TEMPORARY VIEW totals AS SELECT 1 | makes no temporary view",
                "CREATE TEMPORARY VIEW totals USING parquet OPTIONS (path '/x') | makes no temporary view",
                "CREATE TEMPORARY VIEW totals SELECT ( | no SQL",
                "CREATE TEMPORARY VIEW other AS SELECT 1 | makes no view totals",
            })
    void whatIsNoProgram(String text, String message) {
        assertRefused(text, message);
    }

    /** A run on rows in memory, which keeps what is written. */
    private final class Inputs implements TransformerRun {
        private final SortedMap<String, Dataset<Row>> written = new TreeMap<>();

        @Override
        public SparkSession spark() {
            return spark;
        }

        @Override
        public SortedSet<String> inputs() {
            return new TreeSet<>(List.of("shop.a"));
        }

        @Override
        public Dataset<Row> input(String name) {
            assertThat(name).isEqualTo("shop.a");
            return spark.sql("SELECT * FROM VALUES (1, 'x'), (2, 'y') AS a (id, name)");
        }

        @Override
        public SortedMap<String, String> settings() {
            return new TreeMap<>();
        }

        @Override
        public void write(String dataset, Dataset<Row> rows) {
            written.put(dataset, rows);
        }
    }
}
