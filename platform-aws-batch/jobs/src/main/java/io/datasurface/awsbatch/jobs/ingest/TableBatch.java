package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.FeedMark;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.jobs.quality.Aside;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The next batch of one dataset, on its way from the staging folder to the readers: a load, if the tables do not show it yet, and changes.
 * Where it stands is read from the tables and the batch table alone, so any run takes up where the last one was stopped.
 */
final class TableBatch {
    private final JobContext context;
    private final IngestTable dataset;
    private final Optional<Aside> aside;
    private final StagedRows.Kind kind;
    private final long epoch;
    private final Optional<String> numbered;
    private final Optional<Delivery.Drop> drop;
    private final Optional<FeedMark> feed;
    private final Optional<DocumentBook> documents;
    private final LakeTable live;
    private final Optional<LakeTable> history;
    private final FileManifest load;
    private final Set<StagingFile> loaded;
    private final boolean needsLoad;
    private final List<StagingFile> changes;
    private final boolean isBehindReaders;
    private final Set<String> shownBefore;
    /** What was found when files were looked at. */
    private final List<String> found = new ArrayList<>();

    private long keyChanges;

    private TableBatch(
            JobContext context, Delivery delivery, DatasetTables tables, Batches batches, List<QualityRule> rules) {
        this.context = context;
        this.dataset = tables.dataset();
        this.aside = Aside.of(context.spark(), dataset, rules);
        this.kind = delivery.kind();
        this.epoch = delivery.epoch();
        this.numbered = delivery.last();
        this.drop = delivery.drop();
        this.feed = delivery.feed();
        this.documents = delivery.documents().map(quarantine -> new DocumentBook(quarantine, context, dataset));
        this.live = tables.live();
        this.history = tables.history();
        this.load = delivery.load();
        long shown = tables().mapToLong(LakeTable::batch).min().orElse(0);
        Set<StagingFile> taken = batches.taken(
                dataset.dataset(), dataset.table(), epoch, live.batches().upTo(shown));
        this.loaded = batches.taken(dataset.dataset(), dataset.table(), epoch, live.batches());
        this.needsLoad = live.load().filter(mark -> mark.epoch() == epoch).isEmpty()
                || drop.filter(Delivery.Drop::isReplacing).isPresent();
        this.changes = delivery.changes().files().stream()
                .filter(file -> !taken.contains(file))
                .toList();
        this.isBehindReaders = needsLoad
                || batches.newest(dataset.dataset())
                        .filter(record -> record.epoch() == epoch
                                && !(record.table().equals(dataset.table())
                                        && live.batches().has(record)))
                        .isPresent();
        this.shownBefore = isBehindReaders ? paths(batches.takenByAny(dataset.dataset(), epoch)) : Set.of();
    }

    private static Set<String> paths(Set<StagingFile> files) {
        return files.stream().map(StagingFile::path).collect(Collectors.toSet());
    }

    /**
     * Looks at what is delivered and at the tables.
     *
     * @param rules of the dataset
     * @throws JobException if the tables can't be loaded from these files
     */
    static TableBatch prepare(
            JobContext context, Delivery delivery, DatasetTables tables, Batches batches, List<QualityRule> rules) {
        IngestTable dataset = tables.dataset();
        LakeTable live = tables.live();
        if (dataset.schema().primaryKey().isEmpty()
                && !delivery.changes().files().isEmpty()
                && delivery.drop().isEmpty()) {
            throw new JobException(
                    "Dataset " + dataset.dataset() + " has changes and no key: which row a change is of can't be told;"
                            + " name the columns of its key");
        }
        if (live.load().isPresent() && live.load().get().epoch() > delivery.epoch()) {
            throw new JobException("Table " + dataset.table() + " shows load epoch "
                    + live.load().get().epoch() + " and the spec is of epoch " + delivery.epoch()
                    + ": it is an old one; run the current spec");
        }
        TableBatch batch = new TableBatch(context, delivery, tables, batches, rules);
        batch.refuseNewLoadFiles();
        return batch;
    }

    /** Fewer files than at the time of the load are as they should be, because the rules of the bucket remove old ones. */
    private void refuseNewLoadFiles() {
        if (needsLoad || load.hash().equals(live.load().orElseThrow().manifest())) {
            return;
        }
        load.files().stream().filter(file -> !loaded.contains(file)).findFirst().ifPresent(file -> {
            throw new JobException("File " + file.path() + " is new or changed since load epoch " + epoch
                    + " of " + dataset.dataset()
                    + " was published; a reload from the source needs a new epoch");
        });
    }

    private Stream<LakeTable> tables() {
        return Stream.concat(Stream.of(live), history.stream());
    }

    String dataset() {
        return dataset.dataset();
    }

    IngestTable table() {
        return dataset;
    }

    /** The table of the rows as they are now. */
    LakeTable live() {
        return live;
    }

    /**
     * What a batch makes of a dataset.
     *
     * @param record what is to be recorded of it
     * @param aside the rows that are left out of it; empty if no rule leaves any out
     */
    record Staged(BatchRecord record, Optional<Dataset<Row>> aside) {}

    /** The last change of the delivery, where the job itself has numbered them: all files are taken then. */
    Optional<String> numbered() {
        return numbered;
    }

    /** Whether all that is delivered is taken at once. */
    boolean isWhole() {
        return numbered.isPresent() || drop.isPresent();
    }

    /** What somebody should know of what was delivered. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(found);
        documents.map(DocumentBook::notes).ifPresent(notes::addAll);
        drop.map(Delivery.Drop::notes).ifPresent(notes::addAll);
        return notes;
    }

    /** How many keys have changed at least of which it is not known what they were; as of {@link #stage}. */
    long keyChanges() {
        return keyChanges;
    }

    /** Of the load. */
    long epoch() {
        return epoch;
    }

    /** The files of changes that are not taken whole. */
    List<StagingFile> changes() {
        return changes;
    }

    /**
     * Whether readers may have been shown more of the dataset than its table shows: it is to be loaded, and there was one before it, or an older
     * document has gone on with the version of before. What comes next has to show all that they were shown.
     */
    boolean isBehindReaders() {
        return isBehindReaders;
    }

    /** Whether such a table has shown a file of changes that this one does not show. */
    boolean wasShown(StagingFile file) {
        return shownBefore.contains(file.path());
    }

    /** Whether the tables have to show more than they do, even if there is no change. */
    boolean isBehind() {
        return tables().anyMatch(table ->
                table.load().filter(mark -> mark.epoch() == epoch).isEmpty());
    }

    /**
     * Puts the batch on branches of the tables.
     *
     * @param number of the batch
     * @param taken the files of changes that are taken whole
     * @param more files of which a part is taken
     * @param last the last change that is taken; empty for all
     * @return what is staged; empty if the batch does not change this dataset
     */
    Optional<Staged> stage(long number, List<StagingFile> taken, List<StagingFile> more, Optional<String> last) {
        List<StagingFile> read = new ArrayList<>(taken);
        read.addAll(more);
        boolean isNothing = drop.map(Delivery.Drop::taken).orElse(List.of()).isEmpty();
        if (!isBehind() && read.isEmpty() && !needsLoad && isNothing) {
            return Optional.empty();
        }
        Plan plan = new Plan(number, new FileManifest(read), last);
        long liveSnapshot = plan.stageLive();
        Optional<Long> historySnapshot = history.map(plan::stageHistory);
        keyChanges = plan.keyChanges(liveSnapshot);
        if (keyChanges > 0) {
            found.add(KeyChanges.text(number, keyChanges));
        }
        List<StagingFile> files = new ArrayList<>(taken);
        if (needsLoad) {
            files.addAll(load.files());
        }
        drop.ifPresent(of -> {
            files.clear();
            files.addAll(of.taken());
        });
        BatchRecord record = new BatchRecord(
                number,
                dataset.dataset(),
                dataset.table(),
                liveSnapshot,
                historySnapshot,
                epoch,
                mark().manifest(),
                last,
                files,
                feed);
        return Optional.of(new Staged(record, plan.rows.aside(needsLoad)));
    }

    /** Shows what is recorded to readers. */
    void publish(BatchRecord record) {
        live.publish(record.snapshot(), mark(), record.batch());
        context.checkpoint().reached(Point.PUBLISHED, dataset.table());
        history.ifPresent(table -> {
            table.publish(record.historySnapshot().orElseThrow(), mark(), record.batch());
            context.checkpoint().reached(Point.PUBLISHED, dataset.historyTable().orElseThrow());
        });
    }

    private LoadMark mark() {
        return needsLoad ? new LoadMark(epoch, load.hash()) : live.load().orElseThrow();
    }

    /** One batch of the dataset, with the rows that it reads. */
    private final class Plan {
        private final long number;
        private final FileManifest files;
        private final Optional<String> last;
        /** The number of a transformer's batch is its time. */
        private final Instant now = kind == StagedRows.Kind.BATCH
                ? Instant.ofEpochMilli(epoch)
                : context.clock().instant();

        private final BatchRows rows;

        Plan(long number, FileManifest files, Optional<String> last) {
            this.number = number;
            this.files = files;
            this.last = last;
            this.rows = new BatchRows(
                    context, dataset, kind, epoch, aside, documents, load.files(), files.files(), last, found);
        }

        private String loadStage() {
            return "load " + epoch + " " + load.hash() + parted();
        }

        /** What other rules have left out is not what these leave out. */
        private String parted() {
            return aside.map(rules -> " without what breaks " + rules.mark()).orElse("");
        }

        private String stage() {
            String changesStage = " changes " + files.hash() + " up to " + last.orElse("the end") + parted();
            return needsLoad ? loadStage() + (files.files().isEmpty() ? "" : changesStage) : changesStage;
        }

        long stageLive() {
            Optional<Long> staged = live.staged(stage());
            if (staged.isPresent()) {
                return staged.get();
            }
            Optional<Long> loaded = needsLoad ? live.staged(loadStage()) : Optional.empty();
            Optional<Dataset<Row>> changed =
                    files.files().isEmpty() ? Optional.empty() : Optional.of(this.rows.changes());
            Optional<Dataset<Row>> rows =
                    needsLoad && loaded.isEmpty() ? Optional.of(this.rows.load()) : Optional.empty();
            String branch = live.makeBranch(number, loaded);
            context.checkpoint().reached(Point.BRANCH_READY, dataset.table());
            long snapshot = loaded.or(live::current).orElse(0L);
            if (rows.isPresent()) {
                snapshot = stageLoad(branch, rows.get());
                if (changed.isPresent()) {
                    context.checkpoint().reached(Point.LOADED, dataset.table());
                }
            }
            if (changed.isPresent()) {
                // A merge into an empty table would do the same, after a join.
                boolean isAdded = dataset.schema().primaryKey().isEmpty() || live.isEmpty(branch);
                snapshot = isAdded
                        ? live.append(branch, stage(), added(changed.get()))
                        : live.merge(
                                branch,
                                stage(),
                                Latest.changed(dataset, changed.get()),
                                LiveMerge.clauses(dataset, live.columns()));
            }
            context.checkpoint().reached(Point.STAGED, dataset.table());
            return snapshot;
        }

        /** Where rows may be left out, one that is updated may be one of them; documents keep their keys, and other sources number changes. */
        long keyChanges(long snapshot) {
            boolean isOfDms = kind == StagedRows.Kind.LOAD && !isWhole() && feed.isEmpty() && documents.isEmpty();
            if (!isOfDms
                    || aside.isPresent()
                    || dataset.schema().primaryKey().isEmpty()
                    || files.files().isEmpty()) {
                return 0;
            }
            long added = live.added(snapshot, stage());
            if (added <= 0) {
                return 0;
            }
            return KeyChanges.count(dataset, this.rows.origins(), load.files(), added);
        }

        private Dataset<Row> added(Dataset<Row> rows) {
            return Latest.isEach(dataset, rows, files.files()) ? Latest.all(rows) : Latest.changed(dataset, rows);
        }

        /**
         * A transformer writes all rows of a dataset each time, and most are as they were: only what differs is written, so that consumers
         * of changes get no others.
         */
        private long stageLoad(String branch, Dataset<Row> rows) {
            KeysAside keys = this.rows.keysAside();
            Dataset<Row> before = live.rows(context.spark(), live.current());
            if (kind != StagedRows.Kind.BATCH
                    || dataset.schema().primaryKey().isEmpty()
                    || live.current().isEmpty()) {
                return live.replace(branch, loadStage(), keys.withRowsOf(rows, before));
            }
            Dataset<Row> differences = new Differences(dataset).between(keys.leaveOut(before), rows, epoch, now);
            return live.merge(branch, loadStage(), differences, LiveMerge.clauses(dataset, live.columns()));
        }

        long stageHistory(LakeTable table) {
            String stage = "batch " + number + ": " + stage();
            Optional<Long> staged = table.staged(stage);
            if (staged.isPresent()) {
                return staged.get();
            }
            HistoryMerge merge = new HistoryMerge(dataset, table.rows(context.spark(), table.current()));
            Dataset<Row> states = Latest.each(dataset, this.rows.changes());
            if (table.load().filter(mark -> mark.epoch() == epoch).isEmpty()) {
                Dataset<Row> whole = needsLoad ? this.rows.load() : live.rows(context.spark(), live.current());
                states = merge.differences(whole, epoch, now, needsLoad ? this.rows.keysAside() : KeysAside.NONE)
                        .unionByName(states);
            }
            Dataset<Row> rows = merge.changes(states, number, now);
            String branch = table.makeBranch(number, Optional.empty());
            String name = dataset.historyTable().orElseThrow();
            context.checkpoint().reached(Point.BRANCH_READY, name);
            long snapshot = table.merge(branch, stage, rows, merge.clauses());
            context.checkpoint().reached(Point.STAGED, name);
            return snapshot;
        }
    }
}
