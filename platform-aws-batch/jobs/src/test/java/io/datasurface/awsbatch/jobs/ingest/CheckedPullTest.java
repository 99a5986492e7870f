package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.StandIn;
import io.datasurface.awsbatch.jobs.export.StandInMart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.Watermark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The statements of pulls from databases that do not start here: they are held against files and read by a parser, and what becomes of rows is tried
 * with {@link StandIn}. That the servers take them, and their snapshots, is not shown.
 */
class CheckedPullTest {
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

    private static String create(JdbcEngine engine) {
        return engine == JdbcEngine.SQLSERVER
                ? "CREATE TABLE \"t\" (\"id\" int PRIMARY KEY, \"flag\" bit, \"large\" bigint, \"money\" decimal(18,2), \"ratio\" double precision,"
                        + " \"day\" date, \"local\" timestamp(6), \"at\" timestamp(6) with time zone, \"name\" varchar(40), \"data\" varbinary(9))"
                : "CREATE TABLE \"t\" (\"id\" NUMBER(9), \"flag\" NUMBER(1), \"large\" NUMBER(19), \"money\" NUMBER(18,2),"
                        + " \"ratio\" double precision, \"day\" DATE, \"local\" timestamp(6), \"at\" timestamp(6) with time zone,"
                        + " \"name\" varchar2(40), \"data\" varbinary(9))";
    }

    private static String insert(int id, String time) {
        String truth = id % 2 == 0 ? "1" : "0";
        return "INSERT INTO \"t\" VALUES (" + id + ", " + truth
                + ", " + (9007199254740993L + id) + ", -1234567890123456.78, 0.1, DATE '2026-02-28', TIMESTAMP '" + time
                + "', TIMESTAMP WITH TIME ZONE '"
                + time + "+05:30', 'n''\uD83D\uDE97', X'00FF')";
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLSERVER", "ORACLE"})
    void rowsArriveAndTheStatementsAreThese(JdbcEngine engine) throws SQLException, IOException, JSQLParserException {
        StandInMart database = new StandInMart(engine);
        try (var connection = StandIn.plain(engine, database.target().database());
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE SCHEMA IF NOT EXISTS \"" + database.target().schema() + "\"");
        }
        database.execute(create(engine));
        database.execute(insert(1, "2026-01-01 00:00:00.000001"));
        database.execute("INSERT INTO \"t\" (\"id\") VALUES (2)");
        IngestTable table = IngestTable.builder("t")
                .source(database.target().schema(), "t")
                .table("t")
                .column(required("ID", SpecType.integer(32)))
                .column(nullable("flag", SpecType.Simple.BOOLEAN))
                .column(nullable("large", SpecType.integer(64)))
                .column(nullable("money", SpecType.decimal(18, 2)))
                .column(nullable("ratio", SpecType.Simple.DOUBLE))
                .column(nullable("day", SpecType.Simple.DATE))
                .column(nullable("local", SpecType.Simple.TIMESTAMP))
                .column(nullable("at", SpecType.Simple.TIMESTAMPTZ))
                .column(nullable("name", SpecType.string(40)))
                .column(nullable("data", SpecType.binary()))
                .primaryKey("ID")
                .build();
        int minute = 0;
        for (String watermark : List.of("", "large", "day", "local", "at")) {
            Store store = new Store()
                    .table(table)
                    .pullsFrom(
                            database,
                            Optional.of(watermark)
                                    .filter(name -> !name.isEmpty())
                                    .map(name -> new Watermark(name, Duration.ZERO)));
            store.run(Checkpoint.NONE, T0.plusSeconds(60L * ++minute)).throwIfFailed();
            if (watermark.isEmpty()) {
                assertThat(
                                store.sql(
                                        "SELECT ID, flag, large, money, ratio, day, local, at, name, hex(data) FROM {db}.t WHERE ID = 1"))
                        .containsExactly(RowFactory.create(
                                1,
                                false,
                                9007199254740994L,
                                new BigDecimal("-1234567890123456.78"),
                                0.1,
                                LocalDate.of(2026, 2, 28),
                                LocalDateTime.parse("2026-01-01T00:00:00.000001"),
                                Instant.parse("2025-12-31T18:30:00.000001Z"),
                                "n'\uD83D\uDE97",
                                "00FF"));
            }
            database.execute(insert(4, "2026-01-01 00:00:00.000002"));
            assertThat(store.run(Checkpoint.NONE, T0.plusSeconds(60L * ++minute))
                            .outcome("t"))
                    .as(watermark)
                    .isEqualTo(Outcome.PUBLISHED);
            assertThat(store.sql("SELECT ID, flag FROM {db}.t ORDER BY ID"))
                    .as(watermark)
                    .containsExactly(
                            RowFactory.create(1, false), RowFactory.create(2, null), RowFactory.create(4, true));
            database.execute("DELETE FROM \"t\" WHERE \"id\" = 4");
        }
        held(engine, database.statements());
    }

    private static void held(JdbcEngine engine, List<String> statements) throws IOException, JSQLParserException {
        Path golden = Path.of("src/test/resources/io/datasurface/awsbatch/jobs/ingest")
                .resolve(engine.name().toLowerCase(Locale.ROOT) + ".sql");
        String now = String.join("\nGO\n", statements.stream().distinct().toList()) + "\nGO\n";
        boolean isUpdate = Boolean.getBoolean("golden.update");
        if (isUpdate) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, now);
        }
        assertThat(now).isEqualTo(Files.readString(golden));
        int read = 0;
        for (String statement : now.split("\nGO\n")) {
            if (statement.startsWith("SELECT ")) {
                CCJSqlParserUtil.parse(StandIn.quoted(statement));
                read++;
            }
        }
        assertThat(read).as("statements").isGreaterThan(5);
        assertThat(isUpdate).as("an update is no test").isFalse();
    }
}
