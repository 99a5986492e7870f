package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.jobs.drop.FileResult;
import io.datasurface.awsbatch.jobs.json.QuarantineJson;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Quarantine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** Bad rows and files of one dataset in one batch: they are written down before anything is recorded, so that none is forgotten. */
final class QuarantineBook {
    private static final int MOST_SHOWN = 10;

    private final Quarantine quarantine;
    private final IngestTable table;
    private final Configuration hadoop;
    private final String whatToDo;
    private final List<String> notes = new ArrayList<>();
    private final List<BadRow> shown = new ArrayList<>();
    private long rows;
    private long files;

    /** Of dropped files. */
    QuarantineBook(Quarantine quarantine, IngestTable table, Configuration hadoop) {
        this(quarantine, table, hadoop, "deliver the files again as they should be, or raise the limit");
    }

    /**
     * Of any files.
     *
     * @param whatToDo if too much is bad
     */
    QuarantineBook(Quarantine quarantine, IngestTable table, Configuration hadoop, String whatToDo) {
        this.quarantine = quarantine;
        this.table = table;
        this.hadoop = hadoop;
        this.whatToDo = whatToDo;
    }

    /** What somebody should know. */
    List<String> notes() {
        return notes;
    }

    void note(String note) {
        notes.add(note);
    }

    /**
     * Writes down what is bad in files.
     *
     * @param contents of all files, by name
     */
    void add(List<FileResult> results, Map<String, String> contents) {
        for (FileResult result : results) {
            if (!result.unknown().isEmpty()) {
                notes.add(result.file() + ": columns " + String.join(", ", result.unknown())
                        + " are not in the dataset and were left out");
            }
            List<BadRow> bad = new ArrayList<>(result.problem().map(List::of).orElse(result.badRows()));
            if (!bad.isEmpty()) {
                write(result.file(), contents.getOrDefault(result.file(), ""), bad);
                files += result.problem().isPresent() ? 1 : 0;
                rows += result.problem().isPresent() ? 0 : bad.size();
            }
        }
    }

    private void write(String file, String content, List<BadRow> bad) {
        String object = quarantine.location() + "/" + table.sourceTable() + "/"
                + FileManifest.sha256(file + '\0' + content) + ".jsonl";
        Locations.write(object, QuarantineJson.write(bad), hadoop);
        shown.addAll(bad.subList(0, Math.min(bad.size(), MOST_SHOWN)));
        boolean isFile = bad.get(0).row() == 0;
        notes.add(file + ": " + (isFile ? "the file is" : bad.size() + " rows are") + " in quarantine, "
                + bad.get(0).reason() + "; see " + object);
    }

    /**
     * Fails the batch if too much is bad.
     *
     * @throws JobException with the first reasons
     */
    void refuseTooMany() {
        if (rows <= quarantine.maxRows() && files <= quarantine.maxFiles()) {
            return;
        }
        throw new JobException("Dataset " + table.dataset() + " has "
                + (files > quarantine.maxFiles()
                        ? files + " bad files, and at most " + quarantine.maxFiles() + " may go"
                        : "more than " + quarantine.maxRows() + " bad rows, which is the most that may go")
                + " to quarantine; " + whatToDo + ". The first reasons:\n  "
                + shown.stream().limit(MOST_SHOWN).map(BadRow::text).collect(Collectors.joining("\n  "))
                + "\n  More is in " + quarantine.location() + "/" + table.sourceTable());
    }
}
