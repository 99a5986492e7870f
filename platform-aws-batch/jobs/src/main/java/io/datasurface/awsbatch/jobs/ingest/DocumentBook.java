package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.jobs.drop.FileResult;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Quarantine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Looks for bad documents of one dataset in one batch, before any good one is read, and keeps them. */
final class DocumentBook {
    /** Files of DMS are not delivered again. */
    private static final String WHAT_TO_DO =
            "raise drops.maxBadRows for a run that leaves them out, let the column be a String,"
                    + " or put the documents right at the source and raise loadEpoch";

    private final JobContext context;
    private final IngestTable table;
    private final int most;
    private final QuarantineBook book;
    private Optional<Dataset<Row>> badOfLoad = Optional.empty();

    DocumentBook(Quarantine quarantine, JobContext context, IngestTable table) {
        this.context = context;
        this.table = table;
        // One more says that there are too many.
        this.most = (int) Math.min(Integer.MAX_VALUE, quarantine.maxRows() + 1);
        this.book = new QuarantineBook(quarantine, table, context.hadoop(), WHAT_TO_DO);
    }

    /** What somebody should know. */
    List<String> notes() {
        return book.notes();
    }

    /** The keys of the bad documents of the load, of those that have one; empty if it was not looked at or has none. */
    Optional<Dataset<Row>> badOfLoad() {
        return badOfLoad;
    }

    /**
     * Files whose bad documents are in quarantine.
     *
     * @param last the last change that is looked at; empty for all
     * @throws JobException if there are too many of them
     */
    StagedRows checked(StagedRows.Kind kind, List<StagingFile> files, Optional<String> last) {
        StagedRows rows = StagedRows.ofDocuments(context.spark(), table, kind, files, last);
        Map<String, String> names = new HashMap<>();
        Map<String, String> contents = new HashMap<>();
        for (StagingFile file : files) {
            names.put(file.path(), file.name());
            contents.put(file.name(), file.version());
        }
        Map<String, List<BadRow>> byFile = new TreeMap<>();
        rows.bad(most, names)
                .forEach(bad -> byFile.computeIfAbsent(bad.file(), name -> new ArrayList<>())
                        .add(bad));
        List<FileResult> results = new ArrayList<>();
        byFile.forEach(
                (name, bad) -> results.add(new FileResult(name, bad.size(), 0, bad, Optional.empty(), List.of())));
        book.add(results, contents);
        book.refuseTooMany();
        if (kind == StagedRows.Kind.LOAD && !byFile.isEmpty()) {
            badOfLoad = rows.keysOfBad();
        }
        return rows;
    }
}
