package io.datasurface.examples.local.numbers;

import io.datasurface.awsbatch.jobs.ingest.IngestJob;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobArguments;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.jobs.run.SparkSessions;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.StageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A lake and staging files in a folder, and a Spark of two cores that both sides of each comparison have; both are gone when it is closed. */
final class Bench implements AutoCloseable {
    private static final String CATALOG = "bench";
    static final String DATABASE = CATALOG + ".numbers";
    /** Login of the database, which is on this machine only. */
    static final SecretStore LOGIN = arn -> new SecretStore.Login("postgres", "");

    private static final String SEQUENCE = "_ds_change_seq";
    private static final String TIME = "_ds_commit_ts";
    /** Files are as old as DMS and those who drop files let them become before all others are there. */
    private static final Duration LATER = Duration.ofHours(1);

    private static final Map<String, String> SETTINGS = Map.of(
            "spark.master", "local[2]",
            "spark.ui.enabled", "false",
            "spark.sql.shuffle.partitions", "4",
            "spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");

    private final Path folder;
    private final LakeSpec lake;
    private final SparkSession spark;

    Bench(Path folder) {
        SETTINGS.forEach(System::setProperty);
        this.folder = folder;
        this.lake = LakeSpec.of(CATALOG, folder.resolve("warehouse").toUri().toString(), "numbers");
        this.spark = SparkSessions.open("numbers", lake, JobArguments.CatalogType.HADOOP);
        spark.sparkContext().setLogLevel("ERROR");
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + DATABASE);
    }

    SparkSession spark() {
        return spark;
    }

    LakeSpec lake() {
        return lake;
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    JobContext context() {
        return new JobContext(spark, Clock.offset(Clock.systemUTC(), LATER), Checkpoint.NONE, LOGIN);
    }

    IngestSpec spec(String store, IngestSource source, List<IngestTable> tables) {
        return new IngestSpec(
                "numbers",
                store,
                Consistency.MULTI,
                source,
                lake,
                store + "__ds_batches",
                new StageLimits(10_000, Duration.ofHours(6)),
                tables);
    }

    /** What DMS has staged for a store. */
    DmsSource staged(String store) {
        String location = location(store);
        return new DmsSource(location, FileFormat.PARQUET, 1, location + "/_datasurface/loaded");
    }

    String location(String name) {
        return folder(name).toUri().toString().replaceAll("/$", "");
    }

    long ingest(IngestSpec spec) {
        return time(() -> {
            JobReport report = new IngestJob(context()).run(spec);
            report.throwIfFailed();
        });
    }

    /** DMS reports that the load is complete. */
    void loaded(String store) throws IOException {
        Path marker = folder(store).resolve("_datasurface/loaded");
        Files.createDirectories(marker.getParent());
        Files.writeString(marker, "");
    }

    /** Rows with an operation, as files of DMS, which are named by a format with a number. */
    void stage(Dataset<Row> rows, Path target, String names) throws IOException {
        Path written = folder.resolve("written");
        String numbered =
                names.startsWith("LOAD") ? "''" : "lpad(cast(monotonically_increasing_id() as string), 35, '0')";
        rows.selectExpr("*", numbered + " AS " + SEQUENCE, "'2026-11-01 10:00:00.000000' AS " + TIME)
                .write()
                .mode("overwrite")
                .parquet(written.toUri().toString());
        Files.createDirectories(target);
        int number = 0;
        try (Stream<Path> all = Files.list(written)) {
            for (Path file : all.filter(each -> each.toString().endsWith(".parquet"))
                    .sorted()
                    .toList()) {
                Files.move(file, target.resolve(String.format(names, ++number)));
            }
        }
    }

    /** Refuses to have measured something else than was to be done. */
    void check(String table, long rows) {
        long found = spark.table(DATABASE + "." + table).count();
        if (found != rows) {
            throw new IllegalStateException(table + " has " + found + " rows, and should have " + rows);
        }
    }

    /** The same for two tables with orders. */
    void checkSame(String one, String other) {
        String sums = "SELECT count(*), sum(id), sum(amount), sum(hash(name)) FROM ";
        Row first = spark.sql(sums + one).head();
        Row second = spark.sql(sums + other).head();
        if (!first.equals(second)) {
            throw new IllegalStateException(one + " has " + first + ", and " + other + " has " + second);
        }
    }

    /** How a table is written, as settings of another one. */
    String settings(String table) {
        return spark.sql("SHOW TBLPROPERTIES " + DATABASE + "." + table).collectAsList().stream()
                .filter(row -> row.getString(0).startsWith("write.")
                        || row.getString(0).equals("format-version"))
                .map(row -> "'" + row.getString(0) + "' = '" + row.getString(1) + "'")
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        spark.stop();
        SETTINGS.keySet().forEach(System::clearProperty);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
