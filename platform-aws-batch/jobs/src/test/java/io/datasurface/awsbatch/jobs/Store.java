package io.datasurface.awsbatch.jobs;

import io.datasurface.awsbatch.jobs.export.ConsumerDatabase;
import io.datasurface.awsbatch.jobs.export.ExportJob;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.format.CopyCatalog;
import io.datasurface.awsbatch.jobs.ingest.IngestJob;
import io.datasurface.awsbatch.jobs.lake.TagCatalog;
import io.datasurface.awsbatch.jobs.lock.LeaseStores;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.maintain.MaintainJob;
import io.datasurface.awsbatch.jobs.quality.Release;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobArguments;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.jobs.run.SparkSessions;
import io.datasurface.awsbatch.jobs.staging.FileRemover;
import io.datasurface.awsbatch.jobs.transform.TransformJob;
import io.datasurface.awsbatch.jobs.views.Queries;
import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.awsbatch.spec.RunMetrics;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.Watermark;
import io.datasurface.awsbatch.spec.json.SpecWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A store in a local lake: writes what DMS would write, runs the job on its spec document, and reads what consumers see. */
public final class Store {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Path ROOT = temporary();

    public final SparkSession spark;
    private final String database = "db" + DATABASES.incrementAndGet();
    private final Path folder = ROOT.resolve(database);
    private final List<IngestTable> tables = new ArrayList<>();
    private Consistency consistency = Consistency.MULTI;
    private long epoch = 1;
    private Optional<IngestSource> other = Optional.empty();
    private SecretStore logins = Mart.LOGIN;
    private int maxFiles = 1000;
    private Duration maxDuration = Duration.ofHours(1);
    private Optional<QualitySpec> quality = Optional.empty();

    public Store() {
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.sql.shuffle.partitions", "1");
        // Tables of a few rows: compiling a class for each query would take most of the time.
        System.setProperty("spark.sql.codegen.wholeStage", "false");
        // Planning anew behind each stage, too; the local pipeline does it.
        System.setProperty("spark.sql.adaptive.enabled", "false");
        System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        // Nobody looks at these plans, of which a long text is made for each query.
        System.setProperty("spark.sql.ui.explainMode", "simple");
        System.setProperty("spark.sql.debug.maxToStringFields", "1");
        System.setProperty("spark.ui.liveUpdate.period", "-1");
        System.setProperty("spark.broadcast.compress", "false");
        System.setProperty("spark.shuffle.compress", "false");
        System.setProperty("spark.hadoop.fs.file.impl", FastLocalFiles.class.getName());
        System.setProperty("spark.sql.datetime.java8API.enabled", "true");
        System.setProperty("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
        System.setProperty("spark.sql.warehouse.dir", ROOT.resolve("unused").toString());
        spark = SparkSessions.open("tests", lake(), JobArguments.CatalogType.HADOOP);
        spark.sparkContext().setLogLevel("ERROR");
    }

    public Store consistency(Consistency value) {
        consistency = value;
        return this;
    }

    /** Rules that its batches must keep from now on, and how many rows may go aside. */
    public Store judgedBy(long maxQuarantined, QualityRule... rules) {
        quality = rules.length == 0
                ? Optional.empty()
                : Optional.of(new QualitySpec(
                        "autocorp__ds_quality",
                        "autocorp__ds_quarantine",
                        maxQuarantined,
                        Optional.of(new RunMetrics("eu-central-1", "tests", "Retail", "high")),
                        List.of(rules)));
        return this;
    }

    public Store maxDuration(Duration value) {
        maxDuration = value;
        return this;
    }

    public Store maxFiles(int value) {
        maxFiles = value;
        return this;
    }

    /** Reads from a database instead of staging files; what it reads is kept below the staging folder. */
    public Store pullsFrom(ConsumerDatabase source, Optional<Watermark> watermark) {
        logins = source.logins();
        other = Optional.of(
                source.source(staging().toUri().toString().replaceAll("/$", "") + "/pulls", epoch, watermark));
        return this;
    }

    /** Takes files that are dropped instead of staging files of DMS. */
    public Store takesDrops(
            DropFormat format,
            FileDropSource.Content content,
            Map<String, String> files,
            Quarantine limits,
            ColumnReading... readings) {
        other = Optional.of(new FileDropSource(
                location(drops()),
                format,
                content,
                new TreeMap<>(files),
                epoch,
                location(folder.resolve("work")),
                new Quarantine(location(quarantine()), limits.maxRows(), limits.maxFiles()),
                List.of(readings),
                Optional.empty()));
        return this;
    }

    /** Takes staging files of DMS that have documents; bad ones go to quarantine. */
    public Store takesDocuments(long mostBad) {
        String location = location(staging());
        other = Optional.of(new DmsSource(
                location,
                FileFormat.PARQUET,
                epoch,
                location + "/_datasurface/loaded",
                Optional.of(new Quarantine(location(quarantine()), mostBad, 0)),
                Optional.empty()));
        return this;
    }

    /** Takes staging files of DMS, and has no rules, but says where numbers are sent. */
    public Store counts(RunMetrics metrics) {
        String location = location(staging());
        other = Optional.of(new DmsSource(
                location,
                FileFormat.PARQUET,
                epoch,
                location + "/_datasurface/loaded",
                Optional.empty(),
                Optional.of(metrics)));
        return this;
    }

    /** Takes what a program pulls, in folders of its runs that it marks when they are whole. */
    public Store takesRuns(DropFormat format, FileDropSource.Content content, String marker) {
        TreeMap<String, String> files = new TreeMap<>();
        tables.forEach(table -> files.put(table.dataset(), "*/" + table.dataset() + "/**"));
        other = Optional.of(new FileDropSource(
                location(drops()),
                format,
                content,
                files,
                epoch,
                location(folder.resolve("work")),
                new Quarantine(location(quarantine()), 0, 0),
                List.of(),
                Optional.of(marker)));
        return this;
    }

    /** Where files are dropped. */
    public Path drops() {
        return folder.resolve("drops");
    }

    /** Where bad rows go. */
    public Path quarantine() {
        return folder.resolve("quarantine");
    }

    private static String location(Path path) {
        return path.toUri().toString().replaceAll("/$", "");
    }

    /** Takes what another store's lake publishes. */
    public Store takes(Store theirs) {
        other = Optional.of(Placed.feed(theirs, location(staging()), epoch));
        return this;
    }

    /** A later full load, with a staging folder of its own. */
    public Store epoch(long value) {
        epoch = value;
        return this;
    }

    public Store table(IngestTable table) {
        tables.removeIf(other -> other.dataset().equals(table.dataset()));
        tables.add(table);
        return this;
    }

    public LakeSpec lake() {
        return LakeSpec.of("lake", ROOT.resolve("warehouse").toUri().toString().replaceAll("/$", ""), database);
    }

    public IngestSpec spec() {
        String location = staging().toUri().toString().replaceAll("/$", "");
        return new IngestSpec(
                        "test",
                        "autocorp",
                        consistency,
                        other.orElseGet(() ->
                                new DmsSource(location, FileFormat.PARQUET, epoch, location + "/_datasurface/loaded")),
                        lake(),
                        "autocorp__ds_batches",
                        new StageLimits(maxFiles, maxDuration),
                        tables.stream().map(table -> Placed.from(other, table)).toList())
                .judged(quality);
    }

    /** Runs the job at a time, with a batch that is released, and sends numbers somewhere. */
    public JobReport run(Optional<Release> release, Metrics metrics, Instant now) {
        JobContext context = new JobContext(spark, Clock.fixed(now, ZoneOffset.UTC), Checkpoint.NONE, logins);
        return new IngestJob(context, release, metrics, CopyCatalog.NONE, LeaseStores.ofProcess(), Optional.empty())
                .run(spec());
    }

    /** Runs the job at a time, in a lake whose readers are let in by tags. */
    public JobReport run(TagCatalog tags, Checkpoint checkpoint, Instant now) {
        JobContext context = new JobContext(spark, Clock.fixed(now, ZoneOffset.UTC), checkpoint, logins);
        return new IngestJob(
                        context,
                        Optional.empty(),
                        Metrics.NONE,
                        CopyCatalog.NONE,
                        LeaseStores.ofProcess(),
                        Optional.of(tags))
                .run(spec());
    }

    /** Where transformers leave their batches. */
    public BatchSource landing() {
        String location = folder.resolve("landing").toUri().toString().replaceAll("/$", "");
        return new BatchSource(location, FileFormat.PARQUET, BatchSource.Mode.SNAPSHOT);
    }

    /** Runs a transformer at a time, under a name. */
    public JobReport transform(TransformSpec spec, Optional<String> run, Checkpoint checkpoint, Instant now) {
        return transform(spec, run, checkpoint, () -> now);
    }

    /** Runs a transformer by a clock, under a name. */
    public JobReport transform(TransformSpec spec, Optional<String> run, Checkpoint checkpoint, InstantSource clock) {
        return new TransformJob(
                        new JobContext(spark, clock.withZone(ZoneOffset.UTC), checkpoint, arn -> {
                            throw new AssertionError("A transformer needs no login");
                        }),
                        run)
                .run(spec);
    }

    /** Upkeep of all tables of the store, daily, with a retention of past states. */
    public MaintainSpec maintenance(Duration historyRetention) {
        List<MaintainTable> all = new ArrayList<>();
        for (IngestTable table : tables) {
            all.add(MaintainTable.daily(table.dataset(), table.table(), true).withFormat(table.format()));
            table.historyTable()
                    .ifPresent(history -> all.add(MaintainTable.daily(table.dataset(), history, true)
                            .withHistoryRetention(historyRetention)));
        }
        all.add(MaintainTable.daily(MaintainTable.BATCHES, "autocorp__ds_batches", true));
        return new MaintainSpec("test", "autocorp", lake(), all);
    }

    /** Maintains tables at a time. */
    public JobReport maintain(MaintainSpec spec, WriteLocks locks, Checkpoint checkpoint, Instant now) {
        JobContext context = new JobContext(spark, Clock.fixed(now, ZoneOffset.UTC), checkpoint, arn -> {
            throw new AssertionError("Upkeep needs no login");
        });
        return new MaintainJob(context, locks, FileRemover.local(context.hadoop())).run(spec);
    }

    /** Removes files that were ingested longer ago than they are kept, and does nothing else: no table is due. */
    public JobReport removeRaw(RawRetention raw, Checkpoint checkpoint, Instant now) {
        List<MaintainTable> never = new ArrayList<>();
        Duration ever = Duration.ofDays(100 * 365);
        for (MaintainTable table : maintenance(ever).tables()) {
            never.add(
                    new MaintainTable(table.dataset(), table.table(), true, ever, ever, ever, ever, Optional.empty()));
        }
        return maintain(
                new MaintainSpec("test", "autocorp", lake(), never).keeping(raw),
                LeaseStores.ofProcess(),
                checkpoint,
                now);
    }

    /** So long files are kept as they were captured, those of all epochs. */
    public RawRetention raw(Duration kept) {
        boolean isOfProgram = other.filter(FileDropSource.class::isInstance).isPresent();
        return new RawRetention(
                location(isOfProgram ? drops() : folder.resolve("staging")),
                kept,
                other.filter(FileDropSource.class::isInstance)
                        .map(FileDropSource.class::cast)
                        .flatMap(FileDropSource::runMarker));
    }

    /** Where the lake keeps a table. */
    public Path tableFolder(String table) {
        return ROOT.resolve("warehouse").resolve(database).resolve(table);
    }

    /** Writes one LOAD file; its name may have folders. */
    public Path load(String table, String file, StructType schema, List<Row> rows) throws IOException {
        Path target = staging().resolve("public").resolve(table).resolve(file);
        ParquetFile.write(spark, target, schema, rows);
        return target;
    }

    /** Writes one file of changes that was complete at a time. */
    public Path changes(String table, String file, StructType schema, Instant written, List<Row> rows)
            throws IOException {
        Path target = load(table, file, schema, rows);
        Files.setLastModifiedTime(target, FileTime.from(written));
        return target;
    }

    /** Runs the job at a time. */
    public JobReport run(Checkpoint checkpoint, Instant now) {
        return run(checkpoint, () -> now);
    }

    /** Runs the job by a clock. */
    public JobReport run(Checkpoint checkpoint, InstantSource clock) {
        SparkSessions.open("tests", spec().lakes(), JobArguments.CatalogType.HADOOP);
        return new IngestJob(new JobContext(spark, clock.withZone(ZoneOffset.UTC), checkpoint, logins)).run(spec());
    }

    /** Takes over the staging files of another store. */
    void copyLoad(Store other) throws IOException {
        try (Stream<Path> all = Files.walk(other.staging())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = staging().resolve(other.staging().relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** DMS reports that the load is complete. */
    public Store complete() throws IOException {
        Path marker = staging().resolve("_datasurface/loaded");
        Files.createDirectories(marker.getParent());
        Files.writeString(marker, "");
        return this;
    }

    public JobReport run() {
        return run(Checkpoint.NONE);
    }

    public JobReport run(Checkpoint checkpoint) {
        return Main.run(JobArguments.parse(arguments()), checkpoint);
    }

    /** Runs an ingestion by its document. */
    public JobReport run(IngestSpec spec) {
        return Main.run(JobArguments.parse(arguments(spec)), Checkpoint.NONE);
    }

    /** Runs an ingestion of transformers' batches, told step by step. */
    public JobReport ingest(IngestSpec spec, Checkpoint checkpoint) {
        return Main.run(JobArguments.parse(arguments(spec)), checkpoint);
    }

    /** The arguments of a run, its document written. */
    public String[] arguments() {
        return arguments(spec());
    }

    /** The arguments of a run on a document, which is written. */
    private String[] arguments(IngestSpec spec) {
        try {
            Files.createDirectories(folder);
            Path document = folder.resolve("ingest.json");
            Files.write(document, SpecWriter.toBytes(spec));
            return new String[] {
                "--ds-job", "ingest", "--ds-spec", document.toUri().toString(), "--ds-catalog", "hadoop"
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exports tables, all columns of each as they are now, and for history with it; for one reader. */
    public ExportSpec export(JdbcTarget target, String... readers) {
        List<ExportTable> exported = new ArrayList<>();
        List<ConsumerView> views = new ArrayList<>();
        for (IngestTable table : tables) {
            DatasetRef dataset = new DatasetRef("autocorp", table.dataset());
            exported.add(new ExportTable(dataset, table.table(), table.table(), table.schema(), table.milestoning()));
            views.add(new ConsumerView(
                    "report",
                    "g",
                    dataset,
                    "report_g_" + table.dataset(),
                    table.schema().columnNames(),
                    table.milestoning(),
                    List.of(readers)));
        }
        return new ExportSpec("test", "mart", "chunk-1", target, lake(), exported, views);
    }

    /** The arguments of an export, its document written. */
    public String[] exportArguments(ExportSpec spec, Path logins) throws IOException {
        Path document = folder.resolve("export.json");
        Files.write(document, SpecWriter.toBytes(spec));
        return new String[] {
            "--ds-job",
            "export",
            "--ds-spec",
            document.toUri().toString(),
            "--ds-catalog",
            "hadoop",
            "--ds-secrets",
            "file:" + logins
        };
    }

    /** Runs an export at a time, with a login. */
    public JobReport export(ExportSpec spec, SecretStore secrets, Checkpoint checkpoint, Instant now) {
        return new ExportJob(new JobContext(spark, Clock.fixed(now, ZoneOffset.UTC), checkpoint, secrets), Queries.NONE)
                .run(spec);
    }

    /** What readers of the table see: the dataset's columns. */
    public List<Row> rows(String table, String... columns) {
        return spark.table("lake." + database + "." + table).selectExpr(columns).collectAsList();
    }

    public List<Row> sql(String text) {
        return spark.sql(text.replace("{db}", "lake." + database)).collectAsList();
    }

    /** Every file of the lake's database with its size: what a run that does nothing leaves as it is. */
    public Map<String, Long> lakeFiles() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        Path warehouse = ROOT.resolve("warehouse").resolve(database);
        if (Files.exists(warehouse)) {
            try (Stream<Path> all = Files.walk(warehouse)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(file.toString(), Files.size(file));
                }
            }
        }
        return files;
    }

    /** Whether a table has a data file; another process may write at the same time, and files may vanish meanwhile. */
    public boolean hasData(String table) {
        Path data = ROOT.resolve("warehouse").resolve(database).resolve(table).resolve("data");
        String[] names = data.toFile().list();
        return names != null && names.length > 0;
    }

    /** Where the store keeps all but its tables. */
    Path folder() {
        return folder;
    }

    public Path staging() {
        return folder.resolve("staging").resolve("e" + epoch);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "lake");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
