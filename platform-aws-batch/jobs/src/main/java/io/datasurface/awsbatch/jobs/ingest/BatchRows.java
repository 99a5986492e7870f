package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;

import io.datasurface.awsbatch.jobs.quality.Aside;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of the files of one batch of a dataset, which are looked for and checked once. */
final class BatchRows {
    private final JobContext context;
    private final IngestTable dataset;
    private final StagedRows.Kind kind;
    private final long epoch;
    private final Optional<Aside> aside;
    private final Optional<DocumentBook> documents;
    private final List<StagingFile> load;
    private final List<StagingFile> files;
    private final Optional<String> last;
    private final List<String> notes;
    private Optional<Dataset<Row>> loadOfFiles = Optional.empty();
    private Optional<Dataset<Row>> lastOfLoad = Optional.empty();
    private Optional<Dataset<Row>> changesOfFiles = Optional.empty();

    /**
     * Of these files.
     *
     * @param kind of the load
     * @param load files that have all rows
     * @param files of changes
     * @param last the last change that is taken; empty for all
     * @param notes gets what people should know of the files
     */
    BatchRows(
            JobContext context,
            IngestTable dataset,
            StagedRows.Kind kind,
            long epoch,
            Optional<Aside> aside,
            Optional<DocumentBook> documents,
            List<StagingFile> load,
            List<StagingFile> files,
            Optional<String> last,
            List<String> notes) {
        this.context = context;
        this.dataset = dataset;
        this.kind = kind;
        this.epoch = epoch;
        this.aside = aside;
        this.documents = documents;
        this.load = load;
        this.files = files;
        this.last = last;
        this.notes = notes;
    }

    /** The rows of the load, each key once. */
    Dataset<Row> load() {
        Dataset<Row> rows = lastOfLoad.orElseGet(this::newLoad);
        lastOfLoad = Optional.of(rows);
        return rows;
    }

    private Dataset<Row> newLoad() {
        Dataset<Row> rows = good(loadOfFiles());
        // A transformer's batch has each key once, or it were not there.
        boolean isEach = kind == StagedRows.Kind.BATCH || Latest.isEach(dataset, rows, load);
        return isEach ? Latest.all(rows) : Latest.loaded(dataset, rows);
    }

    /** All changes. */
    Dataset<Row> changes() {
        return good(changesOfFiles());
    }

    /** All changes, those too that are left out, with {@link StagedRows#UPDATE}. */
    Dataset<Row> origins() {
        return upToLast(checked(StagedRows.Kind.CHANGES, files).origins(epoch));
    }

    /** The rows that are left out. */
    Optional<Dataset<Row>> aside(boolean withLoad) {
        return aside.map(rules -> {
            Dataset<Row> changes = rules.bad(changesOfFiles());
            return withLoad ? rules.bad(loadOfFiles()).unionByName(changes) : changes;
        });
    }

    /** The keys of rows of the load that are left out. */
    KeysAside keysAside() {
        Dataset<Row> rows = loadOfFiles();
        List<Dataset<Row>> bad = new ArrayList<>();
        aside.ifPresent(rules -> bad.add(rules.bad(rows)));
        documents.flatMap(DocumentBook::badOfLoad).ifPresent(bad::add);
        return KeysAside.of(dataset, bad, good(rows));
    }

    private Dataset<Row> good(Dataset<Row> rows) {
        return aside.map(rules -> rules.good(rows)).orElse(rows);
    }

    private Dataset<Row> loadOfFiles() {
        Dataset<Row> rows = loadOfFiles.orElseGet(() -> staged(kind, ofLastTry(), Optional.empty()));
        loadOfFiles = Optional.of(rows);
        return rows;
    }

    private List<StagingFile> ofLastTry() {
        if (kind != StagedRows.Kind.LOAD) {
            return load;
        }
        Set<StagingFile> earlier = LoadTries.earlier(context.spark(), load);
        earlier.stream()
                .map(StagingFile::name)
                .sorted()
                .findFirst()
                .ifPresent(name -> notes.add(earlier.size() + " of the " + load.size() + " files of the load, such as "
                        + name + ", are left out: DMS has begun the load anew since it wrote them"));
        return load.stream().filter(file -> !earlier.contains(file)).toList();
    }

    private Dataset<Row> changesOfFiles() {
        Dataset<Row> rows = changesOfFiles.orElseGet(this::newChanges);
        changesOfFiles = Optional.of(rows);
        return rows;
    }

    private Dataset<Row> newChanges() {
        StagedRows.Kind changed = kind == StagedRows.Kind.DROPS ? kind : StagedRows.Kind.CHANGES;
        return upToLast(staged(changed, files, last));
    }

    private Dataset<Row> upToLast(Dataset<Row> rows) {
        return last.map(number -> rows.where(col(LakeColumns.SEQUENCE).leq(number)))
                .orElse(rows);
    }

    private Dataset<Row> staged(StagedRows.Kind what, List<StagingFile> these, Optional<String> upTo) {
        StagedRows rows = documents.map(book -> book.checked(what, these, upTo)).orElseGet(() -> checked(what, these));
        notes.addAll(rows.notes());
        return rows.rows(epoch);
    }

    private StagedRows checked(StagedRows.Kind what, List<StagingFile> these) {
        return StagedRows.of(context.spark(), dataset, what, kind == StagedRows.Kind.LOAD, these);
    }
}
