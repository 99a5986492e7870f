package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.LakeNames;
import io.datasurface.awsbatch.plan.Placement;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.work.TableFormats;
import io.datasurface.awsbatch.work.UpkeepIntervals;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.schema.Schema;
import java.util.Optional;

/** What must hold of datasets that can be read in other formats than Iceberg. */
final class FormatRules {
    private final Instance instance;
    private final Placement placement;
    private final ProblemCollector problems;

    FormatRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.placement = new Placement(instance);
        this.problems = problems;
    }

    /** Checks the parameters. */
    void parameters(ObjectPath path) {
        instance.parameters().textMap(TableFormats.SOME).keySet().stream()
                .filter(key -> !TableFormats.isKnown(instance.context().ecosystem(), key))
                .forEach(key -> problems.error(
                        "aws-format-scope",
                        path.child("tables", "formats"),
                        "%s names %s, which the model does not have; use %s",
                        TableFormats.SOME,
                        key,
                        TableFormats.FORMS));
        instance.parameters().textMap(LakeNames.VERSIONS).keySet().stream()
                .filter(key -> !key.startsWith("dataset/")
                        || !TableFormats.isKnown(instance.context().ecosystem(), key))
                .forEach(key -> problems.error(
                        "aws-table-version",
                        path.child("tables", "versions"),
                        "%s names %s, and the model has no such dataset; use dataset/<store>/<name>",
                        LakeNames.VERSIONS,
                        key));
        instance.parameters().textMap(UpkeepIntervals.SOME).keySet().stream()
                .filter(key -> !TableFormats.isKnown(instance.context().ecosystem(), key))
                .forEach(key -> problems.error(
                        "aws-upkeep-scope",
                        path.child("upkeep", "intervals"),
                        "%s names %s, which the model does not have; use %s",
                        UpkeepIntervals.SOME,
                        key,
                        UpkeepIntervals.FORMS));
        if (TableFormats.has(instance, TableFormat.HUDI) && !instance.locksInStateTable()) {
            problems.error(
                    "aws-format-locks",
                    path.child("locks"),
                    "Hudi does not keep two runs apart that write one table, so a table of it may be written only by whoever has its lock; set locks:"
                            + " DYNAMODB, or ask for another format than HUDI (%s)",
                    TableFormats.SOME);
        }
    }

    /** Checks a datastore. */
    void store(EcosystemIndex.DatastoreEntry entry) {
        Optional<CellAccount> bound = placement.bound(entry).filter(cell -> !cell.home());
        if (bound.isPresent() && TableFormats.copies(instance, entry) > 0) {
            problems.error(
                    "aws-format-cell",
                    entry.path(),
                    "Datastore %s is bound to the cell %s, and only jobs in the account of the lake write tables of other formats than Iceberg; bind it to"
                            + " the home cell, or let its datasets be ICEBERG (%s)",
                    entry.datastore().name(),
                    bound.get().label(),
                    TableFormats.SOME);
        }
    }

    /** Checks a dataset; returns whether its format can hold it. */
    boolean dataset(ObjectPath path, EcosystemIndex.DatastoreEntry entry, Dataset dataset) {
        TableFormat format = TableFormats.of(instance, entry, dataset.name());
        if (format == TableFormat.ICEBERG || dataset.originalSchema().isEmpty()) {
            return true;
        }
        Schema schema = dataset.originalSchema().get();
        boolean clean = true;
        for (String column : schema.columns().keySet()) {
            if (!format.takes(column)) {
                problems.error(
                        "aws-format-column",
                        path.child("originalSchema").child("columns", column),
                        "A table of format %s takes no column of this name; rename it, or set %s: {dataset/%s/%s: ICEBERG}",
                        format,
                        TableFormats.SOME,
                        entry.datastore().name(),
                        dataset.name());
                clean = false;
            }
        }
        if (schema.primaryKeyColumns().isEmpty()) {
            problems.info(
                    "aws-format-key",
                    path.child("originalSchema"),
                    "Rows without a key are not known again, so each batch writes the whole table of format %s anew; name the columns that identify a row"
                            + " if there are any",
                    format);
        }
        return clean;
    }
}
