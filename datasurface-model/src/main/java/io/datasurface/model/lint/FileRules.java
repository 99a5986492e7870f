package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CsvFormat;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileContent;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.FileFormat;
import io.datasurface.model.capture.JsonFormat;
import io.datasurface.model.capture.XmlFormat;
import io.datasurface.model.code.DatasurfaceTransformerCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Captures from files: which, how they are written, and what they say. */
final class FileRules {
    private static final Pattern XML_NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_.-]*(:[\\p{L}_][\\p{L}\\p{Nd}_.-]*)?");

    private final LintContext context;
    private final CodeRules code;

    FileRules(LintContext context) {
        this.context = context;
        this.code = new CodeRules(context);
    }

    void check(DatastoreEntry entry, CaptureMetadata capture, ObjectPath path) {
        if (capture instanceof FileDropIngestion drop) {
            files(entry.datastore(), drop, path);
            format(drop.format(), path.child("format"));
            content(entry, drop.content());
            new ConventionRules(context).check(entry.datastore(), drop, path);
        } else if (capture instanceof CustomPullIngestion pull) {
            program(pull, path.child("code"));
            format(pull.format(), path.child("format"));
            content(entry, pull.content());
        }
    }

    private void files(Datastore store, FileDropIngestion capture, ObjectPath path) {
        capture.filesForDataset().forEach((dataset, files) -> {
            ObjectPath at = path.child("filesForDataset", dataset);
            if (!store.datasets().containsKey(dataset)) {
                context.report(
                        LintRule.FILES_UNKNOWN_DATASET,
                        at,
                        "Files are given for the dataset %s, which %s does not have; correct the name or remove it.",
                        dataset,
                        store.name());
            }
            Optional<String> mistake = FilePattern.mistake(files);
            if (mistake.isPresent()) {
                context.report(
                        LintRule.FILES_PATH_INVALID,
                        at,
                        "%s is no path below the container: %s; write for example orders/*.csv.",
                        files,
                        new LintContext.Plain(mistake.get()));
            }
        });
        for (FileOverlap.Overlap overlap : FileOverlap.find(store.datasets().keySet(), capture::files)) {
            context.report(
                    LintRule.FILES_TWICE,
                    path,
                    "A file may match both %s and %s, so that the datasets %s and %s would both take it; set filesForDataset so"
                            + " that none does.",
                    capture.files(overlap.first()),
                    capture.files(overlap.second()),
                    overlap.first(),
                    overlap.second());
        }
    }

    /** A pull fetches from outside; these programs only read what a platform already has. */
    private void program(CustomPullIngestion pull, ObjectPath path) {
        if (pull.code() instanceof SQLCodeArtifact || pull.code() instanceof DatasurfaceTransformerCodeArtifact) {
            context.report(
                    LintRule.PULL_CODE_UNSUITABLE,
                    path,
                    "A %s transforms what a platform has and cannot pull from a source; use a container image, Python or"
                            + " Java.",
                    new LintContext.Plain(pull.code().getClass().getSimpleName()));
        }
        code.check(pull.code(), path);
    }

    private void content(DatastoreEntry entry, FileContent content) {
        if (content == FileContent.SNAPSHOT) {
            return;
        }
        boolean changes = content == FileContent.CHANGES;
        for (Dataset dataset : entry.datastore().datasets().values()) {
            boolean keyless = dataset.originalSchema()
                    .filter(schema -> schema.primaryKeyColumns().isEmpty())
                    .isPresent();
            if (keyless) {
                context.report(
                        changes ? LintRule.CHANGES_WITHOUT_KEY : LintRule.APPEND_WITHOUT_KEY,
                        entry.path().child("datasets", dataset.name()).child("originalSchema"),
                        "The dataset %s has no primary key, so %s; set primaryKeyColumns.",
                        dataset.name(),
                        new LintContext.Plain(
                                changes
                                        ? "nothing says which row a file changes"
                                        : "a file that is delivered again adds its rows again"));
            }
        }
    }

    private void format(FileFormat format, ObjectPath path) {
        if (format instanceof CsvFormat csv) {
            csv(csv, path);
            encoding(csv.encoding(), path);
        } else if (format instanceof JsonFormat json) {
            encoding(json.encoding(), path);
        } else if (format instanceof XmlFormat xml) {
            encoding(xml.encoding(), path);
            wrong(!XML_NAME.matcher(xml.rowTag()).matches(), path, "rowTag", xml.rowTag(), "the name of an element");
        }
    }

    private void csv(CsvFormat csv, ObjectPath path) {
        wrong(!isOne(csv.delimiter()), path, "delimiter", csv.delimiter(), "one character");
        wrong(!csv.quote().isEmpty() && !isOne(csv.quote()), path, "quote", csv.quote(), "one character or nothing");
        csv.escape().ifPresent(escape -> wrong(!isOne(escape), path, "escape", escape, "one character"));
        wrong(
                isOne(csv.quote()) && csv.quote().equals(csv.delimiter()),
                path,
                "quote",
                csv.quote(),
                "another character than the delimiter");
        wrong(
                csv.escape().filter(csv.delimiter()::equals).isPresent(),
                path,
                "escape",
                csv.delimiter(),
                "another character than the delimiter");
    }

    private void encoding(String name, ObjectPath path) {
        boolean known;
        try {
            known = Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            known = false;
        }
        wrong(!known, path, "encoding", name, "a character set such as UTF-8 or ISO-8859-1");
    }

    private void wrong(boolean wrong, ObjectPath path, String field, String given, String wanted) {
        if (wrong) {
            context.report(
                    LintRule.FORMAT_INVALID,
                    path,
                    "%s cannot be the %s of a file format; write %s.",
                    given,
                    new LintContext.Plain(field),
                    new LintContext.Plain(wanted));
        }
    }

    /** One character that can stand between or around values on a line. */
    private static boolean isOne(String text) {
        return text.codePointCount(0, text.length()) == 1 && !text.equals("\n") && !text.equals("\r");
    }
}
