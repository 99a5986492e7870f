package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.Bookmark;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.NewestBatches;
import io.datasurface.awsbatch.jobs.lake.ShownView;
import io.datasurface.awsbatch.jobs.lake.SnapshotPins;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.snapshot.SnapshotExport;
import io.datasurface.awsbatch.jobs.views.LakeViews;
import io.datasurface.awsbatch.jobs.views.Queries;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.ExportTarget;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports datasets from the lake into a database of consumers: a whole table first, then what differs between the snapshot that the database
 * has and the newest batch.
 *
 * <ol>
 *   <li><b>look</b>: the batch tables say which snapshots are the newest batch of each store, the database says which it has;
 *   <li><b>copy</b>: rows or changes go into tables of their own, on one connection for each task;
 *   <li><b>show</b>: one transaction brings all tables up to date, points the views to them and notes the snapshots.
 * </ol>
 *
 * <p>The job may be killed at any point and run again. Consumers see the tables of one run together: those of a multi-dataset store are one
 * batch, before and after. A table is built anew, beside the one that is read, if it was never exported, if its columns have changed, if it
 * has no key, or if the snapshot that the database has is expired in the lake; the one that was read before stays for a day, for queries that
 * still run. Runs for one container and chunk wait for each other.
 *
 * <p>What DMS loads the job only writes as files: see {@link SnapshotExport}. Where consumers query the lake itself it makes their views: see
 * {@link LakeViews}.
 */
public final class ExportJob {
    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);
    /** How long a table that was replaced stays. */
    private static final Duration GRACE = Duration.ofDays(1);
    /** A first copy takes days, and a snapshot that nobody keeps may be gone before it is read to its end. */
    private static final Duration LONGEST_RUN = Duration.ofDays(14);

    private final JobContext context;
    private final Queries queries;

    /**
     * A job in this context.
     *
     * @param queries makes views in the lake
     */
    public ExportJob(JobContext context, Queries queries) {
        this.context = context;
        this.queries = queries;
    }

    /**
     * Exports what there is.
     *
     * @throws JobException if the container can't be written
     */
    public JobReport run(ExportSpec spec) {
        return spec.target().accept(new ExportTarget.Visitor<JobReport>() {
            @Override
            public JobReport jdbc(JdbcTarget target) {
                return into(target, spec);
            }

            @Override
            public JobReport lake(LakeTarget target) {
                return new LakeViews(context, spec, target, queries).run();
            }

            @Override
            public JobReport snapshot(SnapshotTarget target) {
                return new SnapshotExport(context, spec, target).run();
            }
        });
    }

    private JobReport into(JdbcTarget target, ExportSpec spec) {
        String subject = spec.container() + "/" + spec.chunk();
        try (TargetDatabase database = TargetDatabase.open(
                        target,
                        context.secrets().login(target.secretArn()),
                        spec.platform(),
                        subject,
                        context.hadoop());
                SnapshotPins pins = new SnapshotPins(LONGEST_RUN)) {
            return new Run(spec, database, pins).export();
        } catch (SQLException e) {
            throw new JobException("Export into " + subject + " failed: " + e.getMessage(), e);
        }
    }

    /** One run. */
    private final class Run {
        private final ExportSpec spec;
        private final TargetDatabase database;
        private final SnapshotPins pins;
        private final NewestBatches batches;
        private final Map<TargetTable, Exported> shown = new LinkedHashMap<>();
        private final Map<TargetTable, LakeTable> sources = new LinkedHashMap<>();

        Run(ExportSpec spec, TargetDatabase database, SnapshotPins pins) {
            this.spec = spec;
            this.database = database;
            this.pins = pins;
            this.batches = new NewestBatches(new LakeTables(context.spark(), spec.lake()));
        }

        JobReport export() throws SQLException {
            List<Entry> entries = new ArrayList<>();
            List<Step> steps = new ArrayList<>();
            for (ExportTable table : spec.tables()) {
                String name = table.dataset().store() + "/" + table.dataset().dataset();
                Optional<BatchRecord> newest =
                        batches.find(table.sourceTable(), table.dataset().dataset());
                if (newest.isEmpty()) {
                    LOG.info("{} waits: no batch of it is in the lake yet", name);
                    entries.add(Entry.of(name, Outcome.WAITING));
                    continue;
                }
                List<Step> own = new ArrayList<>();
                if (table.milestoning() != Milestoning.FORENSIC) {
                    step(
                                    new TargetTable(table, false),
                                    table.sourceTable(),
                                    newest.get().snapshot())
                            .ifPresent(own::add);
                }
                if (table.milestoning() != Milestoning.LIVE) {
                    long snapshot = newest.get()
                            .historySnapshot()
                            .orElseThrow(() -> new JobException("The lake keeps no history of " + name
                                    + ", and consumers ask for it; render and ingest again"));
                    step(new TargetTable(table, true), LakeTables.history(table.sourceTable()), snapshot)
                            .ifPresent(own::add);
                }
                steps.addAll(own);
                entries.add(Entry.of(name, own.isEmpty() ? Outcome.UNCHANGED : Outcome.PUBLISHED));
            }
            database.publish(
                    steps,
                    views(),
                    context.clock().instant(),
                    () -> context.checkpoint().reached(Point.RECORDED, spec.container()),
                    () -> context.checkpoint().reached(Point.PUBLISHED, spec.container()));
            Bookmark bookmark = new Bookmark(spec.container() + "/" + spec.chunk());
            shown.forEach((table, exported) -> bookmark.set(
                    Objects.requireNonNull(sources.get(table)),
                    exported.snapshot(),
                    context.clock().instant()));
            database.clear(wanted(), context.clock().instant(), GRACE);
            return new JobReport(entries);
        }

        /** All that is asked for, also of datasets that wait for the lake. */
        private Leftovers.Wanted wanted() {
            Set<String> tables = new HashSet<>();
            for (ExportTable table : spec.tables()) {
                if (table.milestoning() != Milestoning.FORENSIC) {
                    tables.add(new TargetTable(table, false).name());
                }
                if (table.milestoning() != Milestoning.LIVE) {
                    tables.add(new TargetTable(table, true).name());
                }
            }
            Set<String> views = new HashSet<>();
            spec.views().forEach(view -> ShownView.of(view).forEach(shownView -> views.add(shownView.name())));
            return new Leftovers.Wanted(tables, views);
        }

        private Optional<Step> step(TargetTable table, String sourceName, long snapshot) throws SQLException {
            LakeTable source = batches.table(sourceName, snapshot);
            sources.put(table, source);
            Optional<Exported> before = database.exported(table);
            boolean same = before.isPresent()
                    && before.get().columns().equals(table.shape())
                    && before.get().source().equals(sourceName);
            if (same && before.get().snapshot() == snapshot) {
                shown.put(table, before.get());
                return Optional.empty();
            }
            pins.add(source, snapshot, context.clock().instant());
            SourceRows rows = new SourceRows(context.spark(), source, table, database.dialect());
            boolean changes = same
                    && !table.key().isEmpty()
                    && source.leadsTo(before.get().snapshot(), snapshot);
            Optional<String> stage = Optional.empty();
            Instant time = context.clock().instant();
            String physical;
            if (changes) {
                physical = before.get().physical();
                stage = Optional.of(database.stage(
                        table, RowTasks.of(rows.between(before.get().snapshot(), snapshot)), time));
            } else {
                physical = database.build(table, before, RowTasks.of(rows.all(snapshot)), time);
            }
            context.checkpoint().reached(Point.STAGED, table.name());
            Exported now = new Exported(physical, table.shape(), sourceName, snapshot);
            shown.put(table, now);
            return Optional.of(new Step(table, before, now, stage));
        }

        private List<TargetView> views() {
            List<TargetView> views = new ArrayList<>();
            for (ConsumerView view : spec.views()) {
                for (ShownView wanted : ShownView.of(view)) {
                    view(wanted, view).ifPresent(views::add);
                }
            }
            return views;
        }

        private Optional<TargetView> view(ShownView wanted, ConsumerView view) {
            return shown.entrySet().stream()
                    .filter(table -> table.getKey().table().dataset().equals(view.dataset())
                            && table.getKey().history() == wanted.history())
                    .map(table -> TargetView.of(
                            wanted,
                            view.readers(),
                            table.getKey(),
                            table.getValue().physical()))
                    .findFirst();
        }
    }
}
