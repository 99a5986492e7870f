package io.datasurface.awsbatch.jobs.transform;

import io.datasurface.awsbatch.jobs.ingest.BatchFit;
import io.datasurface.awsbatch.jobs.lake.SnapshotPin;
import io.datasurface.awsbatch.jobs.landing.Landing;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.jobs.staging.BatchManifest;
import io.datasurface.awsbatch.jobs.staging.BatchManifest.Output;
import io.datasurface.awsbatch.jobs.staging.BatchName;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.OutputDataset;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.TransformTrigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a transformer: leaves a batch of its output in the landing area, from which the ingest job publishes it like those of any store.
 *
 * <ol>
 *   <li><b>look</b>: the batch tables say which snapshots are the newest batch of each input store;
 *   <li><b>run</b>: the program sees its inputs at these snapshots, which are pinned; what it writes goes into a folder of this try;
 *   <li><b>complete</b>: one object names the files of the batch.
 * </ol>
 *
 * <h2>What is guaranteed</h2>
 *
 * <ul>
 *   <li>All inputs of one store are of one batch of it.
 *   <li>A batch is complete or it is not there, whenever the job is killed. Run again, the job makes the same batch, or finds it made and does
 *       nothing. The name of a batch says what it was made from; if that is as it was, there is nothing to do. A transformer with a schedule of
 *       its own makes a batch whenever it is run; a run that is tried again under its own name makes none a second time.
 *   <li>If two runs overlap, either of their batches is taken, or both one after the other; the newer inputs win, in the next run at the latest.
 *   <li>A transformer that reads its own output waits until its batch before is published, so that it never misses one; but not for one that the
 *       datasets as they are now can't have, which the ingest job passes over. It reads the newest batch of each dataset, whichever version of
 *       its table has that.
 * </ul>
 */
public final class TransformJob {
    private static final Logger LOG = LoggerFactory.getLogger(TransformJob.class);
    /** Longer than any run may take. */
    private static final Duration LONGEST_RUN = Duration.ofDays(3);

    private final JobContext context;
    private final Optional<String> run;

    /**
     * A job in this context.
     *
     * @param run what tells this run from others, and a second try of it has too
     */
    public TransformJob(JobContext context, Optional<String> run) {
        this.context = context;
        this.run = run;
    }

    /**
     * Runs the transformer, if there is a reason to.
     *
     * @throws JobException if it can't be run, or its output does not fit
     */
    public JobReport run(TransformSpec spec) {
        if (spec.output().landing().mode() != BatchSource.Mode.SNAPSHOT) {
            throw new JobException("The output of " + spec.workspace() + " is asked for as "
                    + spec.output().landing().mode() + "; this version writes SNAPSHOT only");
        }
        Landing landing = new Landing(spec.output().landing(), context.hadoop());
        Inputs inputs = Inputs.find(context, spec);
        if (!inputs.missing().isEmpty()) {
            LOG.info("{} waits: no batch of {} is in the lake yet", spec.workspace(), inputs.missing());
            return report(spec, Outcome.WAITING);
        }
        Optional<BatchName> before = landing.newest();
        if (before.isPresent() && !inputs.hasOwn(before.get().number()) && isPublishedLater(spec, landing, inputs)) {
            LOG.info("{} waits: its batch {} is not published yet", spec.workspace(), before.get());
            return report(spec, Outcome.WAITING);
        }
        long now = context.clock().millis();
        BatchName batch =
                new BatchName(Math.max(now, before.map(BatchName::number).orElse(0L) + 1), made(spec, inputs, now));
        if (before.filter(last -> last.made().equals(batch.made())).isPresent()) {
            return report(spec, Outcome.UNCHANGED);
        }
        make(spec, inputs, landing, batch);
        return report(spec, Outcome.PUBLISHED);
    }

    private static JobReport report(TransformSpec spec, Outcome outcome) {
        return new JobReport(spec.output().datasets().stream()
                .map(dataset -> Entry.of(dataset.dataset(), outcome))
                .toList());
    }

    /** Whether the newest batch is still to be published. Where tables are still to be made, so that it can't be told what they had, it is. */
    private boolean isPublishedLater(TransformSpec spec, Landing landing, Inputs inputs) {
        if (inputs.isOwnUnknown()) {
            return true;
        }
        BatchName batch = landing.newest().orElseThrow();
        List<IngestTable> datasets =
                spec.output().datasets().stream().map(TransformJob::table).toList();
        Optional<String> misfit = new BatchFit(context.spark(), landing).misfit(batch, datasets);
        misfit.ifPresent(why ->
                LOG.info("{} makes a batch anew, as {} can't be published any more: {}", spec.workspace(), batch, why));
        return misfit.isEmpty();
    }

    /** A dataset as the ingest job takes it. */
    private static IngestTable table(OutputDataset dataset) {
        int name = dataset.folder().lastIndexOf('/');
        return IngestTable.builder(dataset.dataset())
                .source(dataset.folder().substring(0, name), dataset.folder().substring(name + 1))
                .table(dataset.dataset())
                .columns(dataset.schema().columns())
                .primaryKey(dataset.schema().primaryKey())
                .build();
    }

    /** A hash of all that the batch is made of. */
    private String made(TransformSpec spec, Inputs inputs, long now) {
        String why = spec.trigger().accept(new TransformTrigger.Visitor<String>() {
            @Override
            public String allInputs() {
                return "";
            }

            @Override
            public String cron(TransformTrigger.Cron trigger) {
                return run.orElseGet(() -> "at " + now);
            }
        });
        String text = String.join(
                "\n", spec.code().toString(), spec.output().datasets().toString(), inputs.state(), why);
        return FileManifest.sha256(text).substring(0, 32);
    }

    private void make(TransformSpec spec, Inputs inputs, Landing landing, BatchName batch) {
        List<SnapshotPin> pins = new ArrayList<>();
        try {
            inputs.pin(context, LONGEST_RUN, pins);
            SparkSession session = context.spark().cloneSession();
            BatchWriter writer = new BatchWriter(session, context.hadoop(), landing.folder(batch));
            Run made = new Run(spec, session, inputs.rows(session), writer);
            program(spec).transform(made);
            List<String> unwritten = spec.output().datasets().stream()
                    .map(OutputDataset::dataset)
                    .filter(dataset -> !made.written.containsKey(dataset))
                    .toList();
            if (!unwritten.isEmpty()) {
                throw new JobException("The transformer " + spec.code().entry() + " did not write " + unwritten
                        + " of its output; a batch has all datasets");
            }
            landing.complete(batch, new BatchManifest(inputs.read(), List.copyOf(made.written.values())));
            context.checkpoint().reached(Point.RECORDED, spec.workspace());
        } catch (JobException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new JobException("The transformer " + spec.workspace() + " failed: " + e.getMessage(), e);
        } finally {
            pins.forEach(pin -> close(pin, spec));
        }
    }

    /** What was made is complete or not whatever becomes of a pin, and it ends by itself. */
    private static void close(SnapshotPin pin, TransformSpec spec) {
        try {
            pin.close();
        } catch (RuntimeException e) {
            LOG.warn("{}: a snapshot of an input stays pinned for up to {}", spec.workspace(), LONGEST_RUN, e);
        }
    }

    private Transformer program(TransformSpec spec) {
        CodeSpec code = spec.code();
        return switch (code.kind()) {
            case SQL -> {
                String text = new String(Locations.read(code.location(), context.hadoop()), StandardCharsets.UTF_8);
                List<String> outputs = spec.output().datasets().stream()
                        .map(OutputDataset::name)
                        .toList();
                yield new SqlProgram(code.entry(), text, outputs);
            }
            case JAVA -> new JavaProgram(code, context.hadoop());
            case PYSPARK -> new PythonProgram(code, context.hadoop());
        };
    }

    /** What a program sees of the run. */
    private final class Run implements TransformerRun {
        private final TransformSpec spec;
        private final SparkSession session;
        private final SortedMap<String, Dataset<Row>> rows;
        private final BatchWriter writer;
        private final Map<String, Output> written = new LinkedHashMap<>();

        Run(TransformSpec spec, SparkSession session, SortedMap<String, Dataset<Row>> rows, BatchWriter writer) {
            this.spec = spec;
            this.session = session;
            this.rows = rows;
            this.writer = writer;
        }

        @Override
        public SparkSession spark() {
            return session;
        }

        @Override
        public SortedSet<String> inputs() {
            return new TreeSet<>(rows.keySet());
        }

        @Override
        public Dataset<Row> input(String name) {
            Dataset<Row> found = rows.get(name);
            if (found == null) {
                throw new JobException("The transformer " + spec.code().entry() + " asks for " + name
                        + ", which is no input of it; it has " + rows.keySet());
            }
            return found;
        }

        @Override
        public SortedMap<String, String> settings() {
            return new TreeMap<>(spec.code().environment());
        }

        @Override
        public void write(String dataset, Dataset<Row> all) {
            OutputDataset output = spec.output().datasets().stream()
                    .filter(each -> each.name().equals(dataset))
                    .findFirst()
                    .orElseThrow(() ->
                            new JobException("The transformer " + spec.code().entry() + " writes " + dataset
                                    + ", which is no dataset of its output "
                                    + spec.output().store()));
            if (written.containsKey(output.dataset())) {
                throw new JobException("The transformer " + spec.code().entry() + " writes " + dataset
                        + " a second time; a dataset is written once, with all of its rows");
            }
            written.put(output.dataset(), writer.write(output, all));
            context.checkpoint().reached(Point.STAGED, dataset);
        }
    }
}
