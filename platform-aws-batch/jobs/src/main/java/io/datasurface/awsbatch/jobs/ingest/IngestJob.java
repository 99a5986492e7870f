package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.format.Copies;
import io.datasurface.awsbatch.jobs.format.CopyCatalog;
import io.datasurface.awsbatch.jobs.ingest.QualityGate.Verdict;
import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.TagCatalog;
import io.datasurface.awsbatch.jobs.lock.LeaseStores;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.quality.Release;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.RunMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingests a store: the full load of a DMS task and the changes that follow, the batches of a transformer, what it reads from a database itself,
 * or files that somebody drops, into Iceberg tables.
 *
 * <p>The tables of a multi-dataset store are one batch, each table of a single-dataset store is a batch of its own. A batch of a transformer is a
 * load that follows the one before, of which only what differs is written. Else a batch has a load, if the
 * tables do not show it yet, and changes: of a single-dataset store all that have arrived, of a multi-dataset store all up to a
 * {@link ConsistentCut}. It goes through these steps, and the tables themselves say how far it came:
 *
 * <ol>
 *   <li><b>check</b>: all files of all its tables are listed; what an earlier run has recorded and not published is published;
 *   <li><b>stage</b>: each table is written on a branch, the load in one commit and the changes in one, with the mark of what they are;
 *   <li><b>judge</b>: if the store has rules, each table is judged as readers would see it, and what is found is written down; a batch that
 *       breaks a rule that blocks is not recorded; tables that get nothing are judged by their rules about age, see {@link Freshness};
 *   <li><b>record</b>: one commit to the {@link BatchTable} names the snapshot of each table and the files that are taken;
 *   <li><b>publish</b>: one commit for each table moves its main branch to the snapshot and marks the table with the batch;
 *   <li><b>copy</b>: tables of other formats are brought to the newest batch of theirs, see {@link Copies}.
 * </ol>
 *
 * <h2>What is guaranteed</h2>
 *
 * <ul>
 *   <li>The job may be killed at any point and run again; in the end each table is as if each change had been applied once, in the order of
 *       the source. A run that finds its work done changes nothing.
 *   <li>Files may come late, twice or in any order. A change that is not newer than what a table has does nothing to it, and goes to its
 *       place in the history.
 *   <li>Whoever reads one table sees a batch or does not see it.
 *   <li>Whoever reads the tables of a multi-dataset store <em>at the snapshots that the batch table names</em> sees exactly one batch, and
 *       no transaction of the source by half; the change from one batch to the next is one atomic commit.
 *   <li>Whoever reads several <em>current</em> tables of such a store may see some with the new batch and some without, from the first
 *       commit of step 5 to the last: Iceberg has no commit over several tables in Glue. This is a matter of one metadata commit for
 *       each table; if the job is killed in between, it lasts until the next run, which ends it.
 *   <li>A table that was lost is made again of the staging files of its load epoch, or not at all, see {@link WholeLoad}.
 *   <li>The first batch of such a table, or of another version of one, has all that readers were shown before it, see {@link Selection}.
 *   <li>A table has the tags that its document asks for before it shows what is new; one that does not get them stays as it was, see
 *       {@link Tagging}.
 *   <li>If two runs overlap, one of them fails and changes nothing that readers see.
 *   <li>The first batch of a multi-dataset store is consistent from the first cut on that is behind the end of the load: the full load reads
 *       each table at a time of its own, and only the changes that follow bring the tables to one point in time.
 * </ul>
 */
public final class IngestJob {
    private static final Logger LOG = LoggerFactory.getLogger(IngestJob.class);
    /** Keys that changed at the source, of which the old one is not known: counted. */
    private static final String KEY_CHANGES = "KeyChanges";

    private final JobContext context;
    private final Optional<Release> release;
    private final Metrics metrics;
    private final CopyCatalog catalog;
    private final WriteLocks locks;
    private final Optional<TagCatalog> tags;

    /** A job in this context, whose locks keep apart what runs in this process. */
    public IngestJob(JobContext context) {
        this(context, Optional.empty(), Metrics.NONE, CopyCatalog.NONE, LeaseStores.ofProcess(), Optional.empty());
    }

    /**
     * A job in this context.
     *
     * @param release a batch that is to be published although it breaks rules
     * @param metrics where to send numbers of what rules found
     * @param catalog where consumers find tables of other formats than Iceberg
     * @param locks of those tables
     * @param tags where tags of tables are kept; empty if nobody lets readers in by them
     */
    public IngestJob(
            JobContext context,
            Optional<Release> release,
            Metrics metrics,
            CopyCatalog catalog,
            WriteLocks locks,
            Optional<TagCatalog> tags) {
        this.context = context;
        this.release = release;
        this.metrics = metrics;
        this.catalog = catalog;
        this.locks = locks;
        this.tags = tags;
    }

    /**
     * Ingests what there is, one batch of each table of a single-dataset store after the other, until all is done or the time is over. A batch that
     * fails does not keep those of other tables from being ingested.
     *
     * @throws JobException if the store as a whole can't be ingested
     */
    public JobReport run(IngestSpec spec) {
        Deliveries deliveries = Deliveries.of(spec, context);
        LakeTables lake = new LakeTables(context.spark(), spec.lake());
        Freshness freshness = new Freshness(context, spec, lake, metrics);
        if (!deliveries.isReady()) {
            return new JobReport(freshness.judge(spec.tables().stream()
                    .map(table -> Entry.of(table.dataset(), Outcome.WAITING))
                    .toList()));
        }
        BatchTable table = BatchTable.openOrCreate(lake, spec);
        Batches batches = table.read();
        Instant end = context.clock().instant().plus(spec.limits().maxDuration());
        List<Entry> entries = freshness.judge(rounds(
                groups(spec).stream()
                        .map(group -> new Group(spec, deliveries, group, lake, table))
                        .toList(),
                table,
                batches,
                end));
        Copies copies = new Copies(context, spec.lake().database(), catalog, locks);
        return new JobReport(entries.stream()
                .map(entry -> copied(entry, spec, copies, lake, table, tagging(spec)))
                .toList());
    }

    private Tagging tagging(IngestSpec spec) {
        return new Tagging(tags, spec.lake().database());
    }

    /** Also of a dataset whose ingestion failed, because an earlier batch, or run, may have got further than its copy. */
    private static Entry copied(
            Entry entry, IngestSpec spec, Copies copies, LakeTables lake, BatchTable table, Tagging tagging) {
        IngestTable dataset = spec.tables().stream()
                .filter(each -> each.dataset().equals(entry.dataset()))
                .findFirst()
                .orElseThrow();
        if (dataset.copy().isEmpty()) {
            return entry;
        }
        try {
            Optional<LakeTable> live = lake.find(dataset.table());
            boolean isNew = live.isPresent() && copies.follow(dataset, live.get(), table::read);
            live.ifPresent(found -> tagging.tagCopy(dataset, found));
            return isNew ? entry.published() : entry;
        } catch (Exception e) {
            // Exception, because Spark throws checked ones that its signatures do not have.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("The copy of {} was not written", dataset.table(), e);
            return entry.failure().isPresent() ? entry : Entry.failed(entry.dataset(), e);
        }
    }

    /**
     * One batch of each in turn, until there are no more or the time is over, so that nobody waits for the whole backlog of another. Who was served
     * longest ago begins, because the time may be over before all have had a turn.
     *
     * @return in the order of the groups
     */
    private List<Entry> rounds(List<Group> groups, BatchTable table, Batches first, Instant end) {
        List<Group> waiting = new ArrayList<>(groups);
        waiting.sort(Comparator.comparing(group -> first.lastRecorded(group.names())));
        Batches batches = first;
        while (!waiting.isEmpty()) {
            List<Group> next = new ArrayList<>();
            for (Group group : waiting) {
                if (!context.clock().instant().isAfter(end) && group.tryToIngest(batches)) {
                    next.add(group);
                }
            }
            waiting = next;
            if (!waiting.isEmpty()) {
                batches = table.read();
            }
        }
        return groups.stream().flatMap(group -> group.entries().stream()).toList();
    }

    /** Datasets that are published together. */
    private final class Group {
        private final IngestSpec spec;
        private final Deliveries deliveries;
        private final List<IngestTable> datasets;
        private final LakeTables lake;
        private final BatchTable table;
        private final Set<String> changed = new HashSet<>();
        private final Map<String, List<String>> notes = new HashMap<>();
        private Map<String, String> waiting = Map.of();
        private List<String> passedOver = List.of();
        private Optional<Exception> failure = Optional.empty();
        private boolean hasBegun;
        private int files;

        Group(IngestSpec spec, Deliveries deliveries, List<IngestTable> datasets, LakeTables lake, BatchTable table) {
            this.spec = spec;
            this.deliveries = deliveries;
            this.datasets = datasets;
            this.lake = lake;
            this.table = table;
            this.files = spec.limits().maxFiles();
        }

        List<String> names() {
            return datasets.stream().map(IngestTable::dataset).toList();
        }

        private List<String> tables() {
            return datasets.stream()
                    .flatMap(dataset -> Stream.concat(Stream.of(dataset.table()), dataset.historyTable().stream()))
                    .toList();
        }

        /** Ingests the next batch; returns whether there may be another one. */
        boolean tryToIngest(Batches batches) {
            hasBegun = true;
            try {
                return ingest(batches);
            } catch (Exception e) {
                // Exception, because Spark throws checked ones that its signatures do not have.
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                LOG.error("Ingestion of {} failed for {}", spec.store(), names(), e);
                failure = Optional.of(e);
                return false;
            }
        }

        private boolean ingest(Batches batches) {
            List<DatasetTables> opened = open(batches);
            Optional<Function<IngestTable, Delivery>> next = deliveries.next(opened, batches);
            passedOver = deliveries.passedOver(opened);
            if (next.isEmpty()) {
                waiting = deliveries.waiting(opened, batches);
                return false;
            }
            long number = batches.next(names());
            boolean isReleased =
                    release.filter(batch -> batch.is(number, names())).isPresent();
            List<TableBatch> tables = new ArrayList<>();
            for (DatasetTables each : opened) {
                List<QualityRule> rules = spec.quality()
                        .map(all -> all.rulesOf(each.dataset().dataset()))
                        .orElse(List.of());
                Delivery delivery = next.get().apply(each.dataset());
                tables.add(TableBatch.prepare(context, delivery, each, batches, rules));
                WholeLoad.require(delivery, each, batches, table, number, isReleased);
            }
            Selection selection =
                    Selection.of(context, spec, tables.get(0).epoch(), tables, batches, DmsSource.SETTLING, files);
            Attempt attempt = batch(number, tables, selection, batches);
            attempt.records().forEach(record -> changed.add(record.dataset()));
            tables.forEach(one -> note(one.dataset(), one.notes()));
            attempt.verdict().notes().forEach(this::note);
            boolean isBlocked = attempt.verdict().blocked().isPresent();
            if (isBlocked && !selection.isLimited() && !deliveries.passOver(opened)) {
                throw new JobException(attempt.verdict().blocked().orElseThrow());
            }
            // What mends the data may be in the files behind, or in the delivery behind.
            files = isBlocked && selection.isLimited()
                    ? Math.multiplyExact(files, 2)
                    : spec.limits().maxFiles();
            return isBlocked
                    || deliveries.isSeries()
                    || (selection.isLimited() && !attempt.records().isEmpty());
        }

        private List<DatasetTables> open(Batches batches) {
            List<DatasetTables> opened = new ArrayList<>();
            LakeTables ahead = datasets.size() > 1 ? lake.ahead(tables()) : lake;
            for (IngestTable dataset : datasets) {
                DatasetTables tables = DatasetTables.open(context, spec, dataset, ahead, batches, tagging(spec));
                opened.add(tables);
                if (tables.hasShown()) {
                    changed.add(dataset.dataset());
                }
            }
            return opened;
        }

        private void note(String dataset, List<String> more) {
            notes.computeIfAbsent(dataset, name -> new ArrayList<>()).addAll(more);
        }

        /** What became of its datasets. */
        List<Entry> entries() {
            if (failure.isPresent()) {
                return names().stream()
                        .map(name -> Entry.failed(name, failure.get()))
                        .toList();
            }
            if (!hasBegun) {
                return names().stream()
                        .map(name -> Entry.of(name, Outcome.POSTPONED))
                        .toList();
            }
            names().forEach(name -> note(name, passedOver));
            waiting.forEach((name, why) -> note(name, List.of(why)));
            List<Entry> entries = new ArrayList<>();
            for (String name : names()) {
                Outcome otherwise = waiting.containsKey(name) ? Outcome.WAITING : Outcome.UNCHANGED;
                entries.add(Entry.of(name, changed.contains(name) ? Outcome.PUBLISHED : otherwise)
                        .noted(notes.getOrDefault(name, List.of())));
            }
            return entries;
        }

        private Attempt batch(long number, List<TableBatch> tables, Selection selection, Batches batches) {
            Map<TableBatch, TableBatch.Staged> staged = new LinkedHashMap<>();
            for (TableBatch one : tables) {
                one.stage(number, selection.taken(one), selection.partly(one), selection.last(one))
                        .ifPresent(made -> staged.put(one, made));
            }
            List<BatchRecord> records =
                    staged.values().stream().map(TableBatch.Staged::record).toList();
            if (records.isEmpty()) {
                return new Attempt(records, Verdict.NONE);
            }
            Verdict verdict = spec.quality()
                    .map(rules ->
                            new QualityGate(context, spec, rules, lake, release, metrics).judge(number, tables, staged))
                    .orElse(Verdict.NONE);
            if (verdict.blocked().isPresent()) {
                return new Attempt(List.of(), verdict);
            }
            table.record(records, names(), batches, context.clock().instant());
            context.checkpoint().reached(Point.RECORDED, spec.store());
            staged.forEach((one, made) -> one.publish(made.record()));
            long moved =
                    staged.keySet().stream().mapToLong(TableBatch::keyChanges).sum();
            if (moved > 0) {
                numbers(spec).ifPresent(where -> metrics.send(where, new TreeMap<>(Map.of(KEY_CHANGES, moved))));
            }
            return new Attempt(records, verdict);
        }
    }

    /**
     * What became of a batch.
     *
     * @param records what was published; nothing if there was nothing, or it is blocked
     * @param verdict what its rules say
     */
    private record Attempt(List<BatchRecord> records, Verdict verdict) {}

    private static Optional<RunMetrics> numbers(IngestSpec spec) {
        return spec.quality()
                .flatMap(QualitySpec::metrics)
                .or(() -> spec.source() instanceof DmsSource dms ? dms.metrics() : Optional.empty());
    }

    private static List<List<IngestTable>> groups(IngestSpec spec) {
        return spec.consistency() == Consistency.MULTI
                ? List.of(spec.tables())
                : spec.tables().stream().map(List::of).toList();
    }
}
