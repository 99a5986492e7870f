package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.jobs.drop.FileNames;
import io.datasurface.awsbatch.jobs.drop.FileResult;
import io.datasurface.awsbatch.jobs.ingest.StagedRows.Kind;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.FileDropSource.Content;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What is new of the dropped files of one dataset. */
final class DropBatch {
    private static final FileManifest NONE = new FileManifest(List.of());

    private final FileDropSource source;
    private final JobContext context;
    private final IngestTable dataset;
    private final LakeTable live;
    private final DroppedFiles files;
    private final Optional<String> last;
    private final boolean isLoaded;
    private final boolean isAlone;
    private final int most;
    private final Taken taken;
    private final QuarantineBook book;
    private final List<StagingFile> records = new ArrayList<>();
    private List<StagingFile> news = List.of();

    /**
     * Looks at what is recorded.
     *
     * @param most how many files are taken at once; empty if the dataset is published with others, and so with all that is there
     */
    DropBatch(
            FileDropSource source,
            JobContext context,
            DatasetTables tables,
            Batches batches,
            DroppedFiles files,
            Optional<Integer> most) {
        this.source = source;
        this.context = context;
        this.dataset = tables.dataset();
        this.live = tables.live();
        this.files = files;
        String name = dataset.dataset();
        // What is recorded and cannot be shown any more is read again.
        this.taken = new Taken(name, batches.inOrder(name, dataset.table(), source.loadEpoch(), live.batches()));
        this.last = batches.sequence(name, dataset.table(), source.loadEpoch(), live.batches());
        this.isLoaded =
                live.load().filter(mark -> mark.epoch() == source.loadEpoch()).isPresent();
        this.isAlone = most.isPresent();
        this.most = isLoaded ? most.orElse(Integer.MAX_VALUE) : Integer.MAX_VALUE;
        this.book = new QuarantineBook(source.quarantine(), dataset, context.hadoop());
    }

    /** Whether any of these files, which are in their order, is new. */
    boolean hasAny(List<StagingFile> all) {
        news = all.stream().filter(file -> !taken.has(file)).toList();
        return !news.isEmpty();
    }

    /** The new ones, or some of them. */
    Delivery delivery() {
        boolean isSnapshot = source.content() == Content.SNAPSHOT;
        if (isLoaded && isSnapshot == last.isEmpty()) {
            throw new JobException(
                    "The files of dataset " + dataset.dataset() + " are now " + source.content()
                            + ", and they were not until now; raise the hint loadEpoch of its datastore, and all are read once more");
        }
        return isSnapshot ? snapshot() : changes();
    }

    private Delivery changes() {
        List<StagingFile> chosen = news.stream().limit(most).toList();
        Map<String, String> contents = contents(chosen);
        List<StagingFile> read = new ArrayList<>();
        for (StagingFile file : chosen) {
            if (isSettled(file, contents)) {
                continue;
            }
            if (dataset.schema().primaryKey().isEmpty() && taken.hasRowsOf(file)) {
                refuse(
                        file,
                        contents,
                        "it changed after its rows were taken, and those of a dataset without key can't be told"
                                + " from others; deliver new rows in files of their own");
            } else if (file.size() == 0) {
                book.note(file.name() + " is empty");
                records.add(Taken.record(file, contents.getOrDefault(file.name(), ""), false));
            } else {
                read.add(file);
            }
        }
        FileManifest rows = read.isEmpty() ? NONE : read(read, contents, "U").rows();
        book.refuseTooMany();
        return new Delivery(source.loadEpoch(), Kind.DROPS, NONE, rows, Optional.empty(), drop(false));
    }

    private Delivery snapshot() {
        PullNumbers numbers = PullNumbers.of(dataset, Optional.empty());
        numbers.check(last);
        Optional<String> newest = taken.last();
        List<StagingFile> ahead = new ArrayList<>();
        for (StagingFile file : news) {
            if (newest.filter(order -> FileNames.order(file.name()).compareTo(order) < 0)
                    .isPresent()) {
                passOver(file);
            } else {
                ahead.add(file);
            }
        }
        if (!isAlone && ahead.size() > 1) {
            ahead.subList(0, ahead.size() - 1).forEach(this::passOver);
        }
        Optional<SnapshotRows> rows =
                ahead.isEmpty() ? Optional.empty() : whole(isAlone ? ahead.get(0) : ahead.get(ahead.size() - 1));
        book.refuseTooMany();
        if (rows.isPresent()) {
            return rows.get().delivery(numbers);
        }
        if (!isLoaded && live.load().isPresent()) {
            throw new JobException(
                    "Dataset " + dataset.dataset() + " is to be loaded once more, and there is no good file of it;"
                            + " deliver one, or take back the hint loadEpoch");
        }
        Optional<String> number = last.or(() -> Optional.of(numbers.least()));
        return new Delivery(source.loadEpoch(), Kind.LOAD, NONE, NONE, number, drop(false));
    }

    /** The rows of a snapshot; empty if there are none to take. */
    private Optional<SnapshotRows> whole(StagingFile file) {
        Map<String, String> contents = contents(List.of(file));
        if (isSettled(file, contents)) {
            return Optional.empty();
        }
        if (file.size() == 0) {
            refuse(
                    file,
                    contents,
                    "it is empty, as a file is that went wrong; a snapshot without rows has its header or brackets");
            return Optional.empty();
        }
        DroppedFiles.Read read = files.read(dataset, List.of(file), "I");
        FileResult found = read.results().get(0);
        boolean isBad = found.problem().isPresent();
        SnapshotRows rows = new SnapshotRows(file, read.rows(), !found.badRows().isEmpty());
        List<BadRow> bad = new ArrayList<>(found.badRows());
        if (!isBad && !dataset.schema().primaryKey().isEmpty()) {
            bad.addAll(rows.twice());
        }
        book.add(
                List.of(new FileResult(
                        found.file(), found.rows(), found.taken(), bad, found.problem(), found.unknown())),
                contents);
        records.add(Taken.record(file, contents.getOrDefault(file.name(), ""), isBad));
        return isBad ? Optional.empty() : Optional.of(rows);
    }

    private void passOver(StagingFile file) {
        records.add(Taken.record(file, "", false));
        book.note(file.name() + " was passed over: a file that is behind it in the order has all rows as well");
    }

    /** Whether a file is as it was when it was taken before. */
    private boolean isSettled(StagingFile file, Map<String, String> contents) {
        String content = contents.getOrDefault(file.name(), "");
        if (!taken.hasContent(file, content)) {
            return false;
        }
        records.add(Taken.record(file, content, taken.isBad(file.name())));
        return true;
    }

    private void refuse(StagingFile file, Map<String, String> contents, String reason) {
        BadRow problem = BadRow.file(file.name(), 0, reason);
        book.add(List.of(new FileResult(file.name(), 0, 0, List.of(), Optional.of(problem), List.of())), contents);
        records.add(Taken.record(file, contents.getOrDefault(file.name(), ""), true));
    }

    private DroppedFiles.Read read(List<StagingFile> read, Map<String, String> contents, String op) {
        DroppedFiles.Read result = files.read(dataset, read, op);
        book.add(result.results(), contents);
        Set<String> bad = new HashSet<>();
        result.results().stream().filter(each -> each.problem().isPresent()).forEach(each -> bad.add(each.file()));
        for (StagingFile file : read) {
            records.add(Taken.record(file, contents.getOrDefault(file.name(), ""), bad.contains(file.name())));
        }
        return result;
    }

    private Map<String, String> contents(List<StagingFile> chosen) {
        Map<String, String> byPath = files.hashes(chosen);
        Map<String, String> byName = new HashMap<>();
        chosen.forEach(file -> byName.put(file.name(), byPath.getOrDefault(file.path(), "")));
        return byName;
    }

    private Optional<Delivery.Drop> drop(boolean isReplacing) {
        return Optional.of(new Delivery.Drop(records, book.notes(), isReplacing));
    }

    /** The rows of a snapshot that can be taken. */
    private final class SnapshotRows {
        private static final String RANK = LakeColumns.PREFIX + "rank";

        private final StagingFile file;
        private final FileManifest staged;
        private final boolean isPartial;

        SnapshotRows(StagingFile file, FileManifest staged, boolean isPartial) {
            this.file = file;
            this.staged = staged;
            this.isPartial = isPartial;
        }

        /** Of a key that is there several times the last row counts; the others are bad, up to one more than may be. */
        List<BadRow> twice() {
            long limit = Math.min(Integer.MAX_VALUE, source.quarantine().maxRows() + 1);
            List<BadRow> twice = new ArrayList<>();
            for (Row row : ranked().where(col(RANK).gt(1))
                    .select(col(StagingColumns.CHANGE_SEQ), to_json(struct(key())))
                    .sort(StagingColumns.CHANGE_SEQ)
                    .limit((int) limit)
                    .collectAsList()) {
                String order = row.getString(0);
                long number = Long.parseLong(order.substring(order.length() - DroppedFiles.ROW_DIGITS));
                twice.add(new BadRow(
                        file.name(),
                        number,
                        0,
                        "",
                        row.getString(1),
                        "its key is there again in a later row of the file"));
            }
            return twice;
        }

        private Column[] key() {
            return dataset.schema().primaryKey().stream().map(Names::column).toArray(Column[]::new);
        }

        private Dataset<Row> ranked() {
            return files.rows(dataset, staged)
                    .withColumn(
                            RANK,
                            row_number()
                                    .over(Window.partitionBy(key())
                                            .orderBy(col(StagingColumns.CHANGE_SEQ)
                                                    .desc())));
        }

        /** A row that cannot be read may be one that the lake has, so nothing is deleted then. */
        Delivery delivery(PullNumbers numbers) {
            boolean hasKey = !dataset.schema().primaryKey().isEmpty();
            if (!isLoaded || !hasKey) {
                Optional<String> number = last.or(() -> Optional.of(numbers.least()));
                return new Delivery(source.loadEpoch(), Kind.LOAD, staged, NONE, number, drop(!hasKey));
            }
            PulledFiles.Written written = files.changes(
                    dataset,
                    ranked().where(col(RANK).equalTo(1)).drop(RANK).drop(StagingColumns.ALL.toArray(String[]::new)),
                    live.rows(context.spark(), live.current()),
                    numbers.ofSnapshot(file.written(), last),
                    file.written(),
                    !isPartial);
            Optional<String> newest = written.last().filter(number -> number.compareTo(last.orElseThrow()) > 0);
            return new Delivery(
                    source.loadEpoch(), Kind.LOAD, NONE, written.files(), newest.or(() -> last), drop(false));
        }
    }
}
