package io.datasurface.model.change;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.change.CompatibilityReport.Readers;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Whether those who read data can go on after a change. What is added or widened is no problem; what is removed, narrowed or changes its
 * meaning is one, for {@link ChangeRule} reasons. {@link TypeCompatibility} judges column types.
 *
 * <p>With a whole model before and after, a problem is as bad as its consumers make it: those workspaces that read the dataset before
 * the change and still want to after it, which it names. Without one, the consumers are not known, and are taken to be there.
 *
 * <p>Pure functions, safe for concurrent use; problems are in the order of {@link Problem#compareTo}.
 */
public final class Compatibility {
    private Compatibility() {}

    /**
     * Judges the change of a whole model. Datastores are compared by name, so one that moves to another team stays what it is; a zone or
     * team that goes with its datastores is one problem.
     *
     * @param before the model before
     * @param after the model after
     * @param sources where the objects of the model after were written
     * @return what the change breaks
     */
    public static List<Problem> problems(EcosystemIndex before, EcosystemIndex after, SourceMap sources) {
        CompatibilityReport report = new CompatibilityReport(sources);
        DatasetConsumers consumers = new DatasetConsumers(before, after);
        RemovedDatastores removed = new RemovedDatastores(report, after.ecosystem(), consumers);
        for (DatastoreEntry entry : before.datastores()) {
            Datastore store = entry.datastore();
            Optional<DatastoreEntry> now = after.datastore(store.name());
            if (now.isEmpty()) {
                removed.add(entry);
            } else {
                DatastoreRules rules = new DatastoreRules(
                        report,
                        dataset -> () -> Optional.of(consumers.of(store.name(), dataset.name())),
                        () -> Optional.of(consumers.of(store)));
                rules.check(now.get().path(), store, now.get().datastore());
            }
        }
        removed.tell();
        return report.problems();
    }

    /**
     * Judges the change of a datastore.
     *
     * @param path its path, for the problems
     * @param before the datastore before
     * @param after the datastore after
     * @return what the change breaks
     */
    public static List<Problem> problems(ObjectPath path, Datastore before, Datastore after) {
        CompatibilityReport report = new CompatibilityReport(SourceMap.NONE);
        new DatastoreRules(report, dataset -> Readers.UNKNOWN, Readers.UNKNOWN).check(path, before, after);
        return report.problems();
    }

    /**
     * Judges the change of a dataset.
     *
     * @param path its path, for the problems
     * @param before the dataset before
     * @param after the dataset after
     * @return what the change breaks
     */
    public static List<Problem> problems(ObjectPath path, Dataset before, Dataset after) {
        CompatibilityReport report = new CompatibilityReport(SourceMap.NONE);
        new DatasetRules(report, Readers.UNKNOWN).check(path, before, after);
        return report.problems();
    }

    /**
     * Judges the change of a schema: columns, primary key and partitions.
     *
     * @param path its path, for the problems
     * @param before the schema before
     * @param after the schema after
     * @return what the change breaks
     */
    public static List<Problem> problems(ObjectPath path, Schema before, Schema after) {
        CompatibilityReport report = new CompatibilityReport(SourceMap.NONE);
        new SchemaRules(report, Readers.UNKNOWN).check(path, before, after);
        return report.problems();
    }

    /**
     * Judges the change of a column that is in no key: its type and whether it may be NULL.
     *
     * @param path its path, for the problems
     * @param before the column before
     * @param after the column after
     * @return what the change breaks
     */
    public static List<Problem> problems(ObjectPath path, DDLColumn before, DDLColumn after) {
        CompatibilityReport report = new CompatibilityReport(SourceMap.NONE);
        new ColumnRules(report, Readers.UNKNOWN).check(path, before, after, false);
        return report.problems();
    }
}
