package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables with their keys and column types. */
final class SchemaRules {
    private final LintContext context;
    private final TypeRules types;

    SchemaRules(LintContext context) {
        this.context = context;
        this.types = new TypeRules();
    }

    void check() {
        for (DatastoreEntry entry : context.stores()) {
            for (Dataset dataset : entry.datastore().datasets().values()) {
                Optional<Schema> schema = dataset.originalSchema();
                if (schema.isPresent() && schema.get() instanceof DDLTable table) {
                    table(table, entry, dataset);
                }
            }
        }
    }

    private void table(DDLTable table, DatastoreEntry entry, Dataset dataset) {
        if (table.columns().isEmpty()) {
            context.report(
                    LintRule.SCHEMA_EMPTY,
                    path(entry, dataset),
                    "The table of %s has no columns; add its columns.",
                    dataset.name());
        }
        if (!table.primaryKeyColumns().isEmpty()) {
            keys(table, table.primaryKeyColumns(), entry, dataset, true);
        }
        if (!table.ingestionPartitionColumns().isEmpty()) {
            keys(table, table.ingestionPartitionColumns(), entry, dataset, false);
        }
        for (DDLColumn column : table.columns().values()) {
            List<TypeRules.Finding> findings = types.check(column.type());
            for (TypeRules.Finding finding : findings) {
                context.report(
                        finding.rule(),
                        path(entry, dataset).child("columns", column.name()),
                        "The type %s of the column %s is wrong: %s.",
                        column.type(),
                        column.name(),
                        new LintContext.Plain(finding.reason()));
            }
        }
    }

    private void keys(DDLTable table, List<String> names, DatastoreEntry entry, Dataset dataset, boolean primary) {
        LintContext.Plain what = new LintContext.Plain(primary ? "primary key" : "partition");
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            DDLColumn column = table.columns().get(name);
            if (!seen.add(name)) {
                context.report(
                        LintRule.KEY_COLUMN_TWICE,
                        path(entry, dataset),
                        "The %s of %s names the column %s more than once; name it once.",
                        what,
                        dataset.name(),
                        name);
            } else if (column == null) {
                context.report(
                        primary ? LintRule.PRIMARY_KEY_UNKNOWN_COLUMN : LintRule.PARTITION_UNKNOWN_COLUMN,
                        path(entry, dataset),
                        "The %s of %s names the column %s, which the table does not have; add it or correct the name.",
                        what,
                        dataset.name(),
                        name);
            } else if (column.nullable()) {
                context.report(
                        primary ? LintRule.PRIMARY_KEY_NULLABLE : LintRule.PARTITION_NULLABLE,
                        path(entry, dataset).child("columns", name),
                        "The column %s is in the %s of %s and nullable; make it not nullable.",
                        name,
                        what,
                        dataset.name());
            }
        }
    }

    private static ObjectPath path(DatastoreEntry entry, Dataset dataset) {
        return entry.path().child("datasets", dataset.name()).child("originalSchema");
    }
}
