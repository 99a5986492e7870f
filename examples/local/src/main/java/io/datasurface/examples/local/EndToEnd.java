package io.datasurface.examples.local;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.examples.local.Proof.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** AutoCorp's data from the database of the shops to the one of finance, step by step. After each step both are compared. */
final class EndToEnd implements AutoCloseable {
    private static final String PLATFORM = "AwsProduction";

    private final Path work;
    private final PrintWriter out;
    private final ModelCopy model;
    private final Postgres source;
    private final Postgres target;
    private final Shop shop;
    private Documents documents;
    private Pipeline pipeline;
    private ChangeCapture capture;

    private EndToEnd(Path work, PrintWriter out, ModelCopy model, Postgres source, Postgres target) throws IOException {
        this.work = work;
        this.out = out;
        this.model = model;
        this.source = source;
        this.target = target;
        this.shop = new Shop(source);
        this.documents = render();
        this.pipeline = pipeline();
        this.capture = capture();
    }

    /** Starts both databases in a new folder, fills that of the shops, and begins to capture it. */
    static EndToEnd start(Path work, Path model, int customers, PrintWriter out) throws IOException, SQLException {
        ModelCopy copy = ModelCopy.of(model, work.resolve("model"));
        Postgres source = Postgres.start(work.resolve("source"), "autocorp");
        Postgres target = Postgres.start(work.resolve("target"), "finance");
        try (InputStream sql = Objects.requireNonNull(EndToEnd.class.getResourceAsStream("autocorp.sql"))) {
            source.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("%CUSTOMERS%", Integer.toString(customers)));
        }
        return new EndToEnd(work, out, copy, source, target);
    }

    /** All rows arrive. */
    boolean load() throws IOException, InterruptedException, SQLException {
        title("Load");
        say(
                "%d rows of %d tables are in LOAD files",
                capture.awaitLoad(), store().tables().size());
        pipeline.run();
        return prove();
    }

    /** What changes arrives. */
    boolean change() throws IOException, InterruptedException, SQLException {
        title("Changes");
        shop.trade(60);
        say("%s are in files of changes", capture.flush());
        pipeline.run();
        return prove();
    }

    /** The process that ingests is killed while it writes, and change capture is stopped between changes; both are started again. */
    boolean kill() throws IOException, InterruptedException, SQLException {
        title("A process is killed while it writes tables");
        shop.trade(30);
        say("%s are in files of changes", capture.flush());
        long before = dataFiles();
        Process job = pipeline.start(store(), work.resolve("killed.log"));
        boolean ended = false;
        while (!ended && dataFiles() == before) {
            ended = job.waitFor(5, TimeUnit.MILLISECONDS);
        }
        int code = job.destroyForcibly().waitFor();
        if (code == 0) {
            throw new IllegalStateException("The process was done before it could be killed");
        }
        say(
                "the ingest process was killed with %d data files more in the lake, exit code %d",
                dataFiles() - before, code);
        shop.trade(15);
        capture.close();
        shop.trade(15);
        capture = capture();
        say("change capture was stopped and started meanwhile: %s since then are in files", capture.flush());
        pipeline.run();
        return prove();
    }

    /** A table gets a column: first at the source, then in the model. */
    boolean addColumn() throws IOException, InterruptedException, SQLException {
        title("A column is added to sales_order");
        source.execute("ALTER TABLE sales_order ADD COLUMN channel varchar(20)");
        shop.trade(8);
        source.execute("UPDATE sales_order SET channel = 'WEB' WHERE order_id % 3 = 0");
        say("%s are in files of changes, some with the column", capture.flush());
        say("the model does not have it yet, so nothing is ingested: %s", refusal());
        model.insertAfter(
                "teams/sales.yaml",
                "            payment_method: {type: VarChar(20)}",
                "            channel: {type: VarChar(20)}");
        documents = render();
        pipeline = pipeline();
        say("the model has it, and is rendered anew");
        pipeline.run();
        return prove();
    }

    /** Upkeep of the tables changes nothing for readers. */
    boolean maintain() throws IOException, SQLException {
        title("Upkeep");
        pipeline.maintain();
        pipeline.run();
        return prove();
    }

    private String refusal() throws IOException {
        try {
            pipeline.ingest();
        } catch (JobException e) {
            return Arrays.stream(e.getSuppressed())
                    .map(Throwable::getMessage)
                    .collect(Collectors.joining("\n"))
                    .replace("\n", "\n    ");
        }
        throw new IllegalStateException("A column that the model does not have was ingested");
    }

    /** Compares what consumers read with the source, and says it; whether all of it is equal. */
    private boolean prove() throws SQLException {
        List<Comparison> comparisons = comparisons();
        for (Comparison each : comparisons) {
            String result = each.isEqual() ? "equal" : "DIFFERENT";
            say(
                    "%-9s %7d rows  %.12s  %s",
                    result, each.found().count(), each.found().checksum(), each.view());
            each.difference().ifPresent(difference -> say("          %s", difference));
        }
        return !comparisons.isEmpty() && comparisons.stream().allMatch(Comparison::isEqual);
    }

    /** What consumers read, beside what the source has. */
    List<Comparison> comparisons() throws SQLException {
        return new Proof(source, target).compare(pipeline.exports());
    }

    /** The first row of a query to the database of the shops. */
    String shops(String sql) throws SQLException {
        return source.first(sql);
    }

    /** The first row of a query to the database of finance. */
    String finance(String sql) throws SQLException {
        return target.first(sql);
    }

    private Documents render() throws IOException {
        return Documents.render(model.folder(), PLATFORM, work.resolve("rendered"));
    }

    private Pipeline pipeline() {
        return new Pipeline(work, new Places(work.resolve("buckets"), target), documents);
    }

    private ChangeCapture capture() {
        Places places = new Places(work.resolve("buckets"), target);
        DmsSource staging = pipeline.staging(store());
        DmsFiles files = new DmsFiles(
                places.path(staging.location()),
                places.path(staging.loadMarker()),
                work.resolve("unfinished"),
                Clock.systemUTC());
        List<String> tables = store().tables().stream()
                .map(table -> table.sourceSchema() + "." + table.sourceTable())
                .toList();
        return ChangeCapture.start(source, tables, work.resolve("captured"), files);
    }

    private IngestSpec store() {
        return documents.captured().get(0);
    }

    /** In the tables of the store, whether or not readers see them; another process may write them at the same time. */
    private long dataFiles() {
        DataFiles found = new DataFiles();
        try {
            Files.walkFileTree(pipeline.tables(store()), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.count();
    }

    private void title(String text) {
        out.printf("%n%s%n", text);
        out.flush();
    }

    private void say(String format, Object... values) {
        out.printf("  " + format + "%n", values);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        capture.close();
        source.close();
        target.close();
    }
}
