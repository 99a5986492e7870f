package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.awsbatch.work.DocumentSources;
import io.datasurface.awsbatch.work.SourceSchemas;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MongoFlavor;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.StringType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What DMS and its endpoint cannot do with databases of documents. Source: AWS DMS user guide, MongoDB and DocumentDB as sources, limitations. */
final class DocumentRules {
    private static final String DOLLAR = "$";
    /** Braces could be a reference to a secret, which CloudFormation would put there. */
    private static final Pattern DATABASE = Pattern.compile("[^\\s\\p{Cntrl}{}/\\\\.\"$*<>:|?]{1,63}");

    /** Characters of a key that stands beside its document. */
    private static final int LONGEST_KEY = 200;

    private final ProblemCollector problems;

    DocumentRules(ProblemCollector problems) {
        this.problems = problems;
    }

    /** Checks the capture of a datastore; returns whether nothing was found. */
    boolean capture(EcosystemIndex.DatastoreEntry entry, CDCCaptureIngestion capture) {
        Optional<MongoDatabase> source = DocumentSources.of(entry.datastore());
        if (source.isEmpty()) {
            return true;
        }
        boolean clean = true;
        ObjectPath path = entry.path().child("capture");
        String database = source.get().databaseName();
        if (source.get().flavor() == MongoFlavor.DOCUMENTDB
                && !DATABASE.matcher(database).matches()) {
            problems.error(
                    "aws-source",
                    path,
                    "Amazon DocumentDB has no database %s; a name has 1 to 63 characters, without blanks, braces and /\\.\"$*<>:|?",
                    database);
            clean = false;
        }
        if (SourceSchemas.find(capture)
                .filter(schema -> !schema.equals(database))
                .isPresent()) {
            problems.error(
                    "aws-source-schema",
                    path,
                    "A database of documents has no schemas, and its endpoint reads the database %s only; leave schemaName out",
                    database);
            clean = false;
        }
        return clean;
    }

    /** Checks a dataset of documents; returns whether nothing was found. */
    boolean dataset(ObjectPath path, Dataset dataset, Schema schema, String collection) {
        boolean clean = true;
        if (!schema.primaryKeyColumns().equals(List.of(StagingColumns.DOCUMENT_ID))) {
            problems.error(
                    "aws-document-key",
                    path.child("originalSchema"),
                    "A deletion of a document tells nothing but its %s; let dataset %s have the column %s as its primary key",
                    StagingColumns.DOCUMENT_ID,
                    dataset.name(),
                    StagingColumns.DOCUMENT_ID);
            clean = false;
        }
        if (isTooLong(schema.columns().get(StagingColumns.DOCUMENT_ID))) {
            problems.error(
                    "aws-document-key",
                    path.child("originalSchema").child("columns", StagingColumns.DOCUMENT_ID),
                    "DMS gives no more than %d characters of a key beside its document; let the column %s of dataset %s have no more, and no"
                            + " longer keys be in the collection",
                    LONGEST_KEY,
                    StagingColumns.DOCUMENT_ID,
                    dataset.name());
            clean = false;
        }
        if (collection.contains(DOLLAR)) {
            problems.error("aws-table-name", path, "DMS takes no $ in the name of a collection; rename the collection");
            clean = false;
        }
        for (String column : schema.columns().keySet()) {
            if (column.contains(DOLLAR)) {
                problems.error(
                        "aws-table-name",
                        path.child("originalSchema").child("columns", column),
                        "DMS takes no $ in the name of a field; leave the column %s out",
                        column);
                clean = false;
            }
        }
        return clean;
    }

    private static boolean isTooLong(@Nullable DDLColumn key) {
        return key != null
                && key.type() instanceof StringType text
                && text.maxSize().filter(size -> size > LONGEST_KEY).isPresent();
    }
}
