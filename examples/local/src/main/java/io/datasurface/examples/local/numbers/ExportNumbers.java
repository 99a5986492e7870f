package io.datasurface.examples.local.numbers;

import io.datasurface.awsbatch.jobs.export.ExportJob;
import io.datasurface.awsbatch.jobs.views.Queries;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.Milestoning;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** The customers of the ingest, exported into PostgreSQL; and copied by one COPY from a file of its own, with the same key. */
final class ExportNumbers {
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:numbers";
    private static final DatasetRef DATASET = new DatasetRef("crm", IngestNumbers.TABLE);

    private final Bench bench;
    private final long rows;
    private final int runs;

    ExportNumbers(Bench bench, long rows, int runs) {
        this.bench = bench;
        this.rows = rows;
        this.runs = runs;
    }

    Line run() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            long plain = Long.MAX_VALUE;
            long job = Long.MAX_VALUE;
            for (int run = 0; run < runs; run++) {
                String schema = "datasurface" + run;
                execute(connection, "CREATE SCHEMA " + schema);
                ExportSpec spec = spec(server.getPort(), schema);
                job = Math.min(
                        job,
                        Bench.time(() -> new ExportJob(bench.context(), Queries.NONE)
                                .run(spec)
                                .throwIfFailed()));
                plain = Math.min(plain, copy(connection, schema));
            }
            return new Line(
                    String.format("export of %,d rows to PostgreSQL", rows),
                    job,
                    plain,
                    "at least 0.5 × the rows per second of COPY",
                    (double) plain / job);
        }
    }

    private ExportSpec spec(int port, String schema) {
        IngestTable table = IngestNumbers.table();
        JdbcTarget target =
                new JdbcTarget(JdbcEngine.POSTGRESQL, "localhost", port, "postgres", schema, SECRET, new TreeMap<>());
        return new ExportSpec(
                "numbers",
                "mart",
                "chunk-1",
                target,
                bench.lake(),
                List.of(new ExportTable(DATASET, table.table(), table.table(), table.schema(), Milestoning.LIVE)),
                List.of(new ConsumerView(
                        "report",
                        "g",
                        DATASET,
                        "customers_seen",
                        table.schema().columnNames(),
                        Milestoning.LIVE,
                        List.of())));
    }

    /** What the job has brought, out to a file and in again; the time of the way in. */
    private long copy(Connection connection, String schema) throws IOException, SQLException {
        Path file = bench.folder("copied");
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (OutputStream out = Files.newOutputStream(file)) {
            long written =
                    postgres.getCopyAPI().copyOut("COPY (SELECT * FROM " + schema + ".customers_seen) TO STDOUT", out);
            if (written != rows) {
                throw new IllegalStateException("The job has exported " + written + " rows of " + rows);
            }
        }
        execute(connection, "CREATE TABLE copied AS SELECT * FROM " + schema + ".customers_seen LIMIT 0");
        execute(connection, "ALTER TABLE copied ADD PRIMARY KEY (id)");
        long start = System.nanoTime();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            postgres.getCopyAPI().copyIn("COPY copied FROM STDIN", in);
        }
        long time = System.nanoTime() - start;
        execute(connection, "DROP TABLE copied");
        return time;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
