package io.datasurface.awsbatch.jobs.reconcile;

import io.datasurface.awsbatch.jobs.comparison.TableComparison;
import io.datasurface.awsbatch.jobs.comparison.TablePair;
import io.datasurface.awsbatch.jobs.comparison.TableResult;
import io.datasurface.awsbatch.jobs.json.ReconcileJson;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.spec.ReconcileSide;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SourceSide;
import io.datasurface.awsbatch.spec.TargetSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares tables of the lake with those of a source or a target, row by row, and writes a report: how many rows each side has, their checksum,
 * how many differ in which way, and the keys of some of these. The run fails, after the report is written, if more rows of a table count as
 * drift than the spec tolerates.
 *
 * <p>A target says which snapshot of the lake it has, so every difference is drift. A source moves on while it is read, and the lake follows: there a
 * difference is drift if the run before has seen it too, with the same rows on both sides. Runs should be further apart than ingestions.
 *
 * <p>Nothing is changed but the folder of the reports. The job may be killed at any point and run again.
 */
public final class ReconcileJob {
    private final JobContext context;

    /** A job in this context. */
    public ReconcileJob(JobContext context) {
        this.context = context;
    }

    /**
     * Compares all tables.
     *
     * @return an entry for each table: unchanged if no row differs too much, waiting if a side does not have it yet, failed if there is drift
     * @throws JobException if the database can't be read
     */
    public JobReport run(ReconcileSpec spec) {
        Instant now = context.clock().instant();
        Reports reports = new Reports(spec.reports(), context.hadoop());
        String run = reports.newRun(now);
        List<TableResult> results = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        String side;
        try (OtherSide other = open(spec, temporary(run) + "/copied")) {
            side = other.name();
            Optional<String> last = other.isMoving() ? reports.lastRun() : Optional.empty();
            for (OtherSide.Table table : other.tables()) {
                entries.add(compare(spec, other, table, run, last, results));
            }
        } finally {
            reports.remove(temporary(run));
        }
        reports.end(run, ReconcileJson.write(spec, side, now, results, entries));
        return new JobReport(entries);
    }

    private OtherSide open(ReconcileSpec spec, String folder) {
        LakeTables lake = new LakeTables(context.spark(), spec.lake());
        return spec.side().accept(new ReconcileSide.Visitor<OtherSide>() {
            @Override
            public OtherSide source(SourceSide source) {
                return new Source(context, lake, source, folder);
            }

            @Override
            public OtherSide target(TargetSide target) {
                return new Target(context, lake, target, folder);
            }
        });
    }

    private static String temporary(String run) {
        return run + "/temporary";
    }

    /** One table that can't be compared does not keep the others from it. */
    private Entry compare(
            ReconcileSpec spec,
            OtherSide other,
            OtherSide.Table table,
            String run,
            Optional<String> last,
            List<TableResult> results) {
        try {
            Optional<TablePair> pair = table.pair();
            if (pair.isEmpty()) {
                return Entry.of(table.name(), Outcome.WAITING);
            }
            Optional<String> before = last.map(folder -> Reports.differences(folder, table.name()))
                    .filter(folder -> Locations.exists(folder, context.hadoop()));
            TableResult result = new TableComparison(context.spark(), pair.get(), temporary(run) + "/" + results.size())
                    .compare(Reports.differences(run, table.name()), before, other.isMoving() && before.isEmpty());
            results.add(result);
            return entry(spec, other, run, result);
        } catch (RuntimeException e) {
            return Entry.failed(table.name(), e);
        }
    }

    private static Entry entry(ReconcileSpec spec, OtherSide other, String run, TableResult result) {
        if (result.drift() > spec.tolerance()) {
            return Entry.failed(
                    result.table(),
                    new JobException(text(
                            "%d rows differ between the lake and the %s for good, and %d are tolerated; of all that differ %d are"
                                    + " only in the lake, %d only in the %s, and %d have other values. Which ones is in %s",
                            result.drift(),
                            other.name(),
                            spec.tolerance(),
                            result.onlyInLake(),
                            result.onlyThere(),
                            other.name(),
                            result.different(),
                            run)));
        }
        Entry same = Entry.of(result.table(), Outcome.UNCHANGED);
        return result.differences() == 0
                ? same
                : same.noted(List.of(text(
                        "%d rows differ between the lake and the %s; that is no drift%s. Which ones is in %s",
                        result.differences(),
                        other.name(),
                        result.drift() == 0 ? " unless the next run sees it too" : " as so many are tolerated",
                        run)));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
