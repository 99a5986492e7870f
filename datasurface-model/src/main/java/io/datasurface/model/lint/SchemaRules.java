package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Schemas with their keys and column types. */
final class SchemaRules {
    private final LintContext context;
    private final TypeRules types;

    SchemaRules(LintContext context) {
        this.context = context;
        this.types = context.model().types();
    }

    void check() {
        for (DatastoreEntry entry : context.stores()) {
            for (DatasetFacts facts : context.model().datasets(entry.datastore())) {
                facts.dataset().originalSchema().ifPresent(schema -> schema(schema, entry, facts));
            }
        }
    }

    private void schema(Schema schema, DatastoreEntry entry, DatasetFacts facts) {
        Dataset dataset = facts.dataset();
        List<String> mistakes = facts.mistakes();
        for (String mistake : mistakes) {
            context.report(
                    LintRule.AVRO_INVALID,
                    path(entry, dataset),
                    "The Avro schema of %s is wrong: %s.",
                    dataset.name(),
                    new LintContext.Plain(Quoted.escaped(mistake)));
        }
        if (!mistakes.isEmpty()) {
            return; // Fields that cannot be read are not missing.
        }
        if (facts.columns().isEmpty()) {
            context.report(
                    LintRule.SCHEMA_EMPTY,
                    path(entry, dataset),
                    "The table of %s has no columns; add its columns.",
                    dataset.name());
        }
        if (!schema.primaryKeyColumns().isEmpty()) {
            keys(schema, schema.primaryKeyColumns(), entry, facts, true);
        }
        if (!schema.ingestionPartitionColumns().isEmpty()) {
            keys(schema, schema.ingestionPartitionColumns(), entry, facts, false);
        }
        if (schema instanceof DDLTable table && facts.oddTypes()) {
            types(table, entry, dataset);
        }
    }

    private void types(DDLTable table, DatastoreEntry entry, Dataset dataset) {
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

    private void keys(Schema schema, List<String> names, DatastoreEntry entry, DatasetFacts facts, boolean primary) {
        Dataset dataset = facts.dataset();
        LintContext.Plain what = new LintContext.Plain(primary ? "primary key" : "partition");
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            DDLColumn column = facts.columns().get(name);
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
                        column(schema, name, entry, dataset),
                        "The column %s is in the %s of %s and nullable; make it not nullable.",
                        name,
                        what,
                        dataset.name());
            } else if (TypeFamily.of(column.type()) == TypeFamily.OTHER) {
                context.report(
                        LintRule.KEY_TYPE_UNSUITABLE,
                        column(schema, name, entry, dataset),
                        "The column %s is in the %s of %s, but values of the type %s cannot be compared; use a column of a simple"
                                + " type.",
                        name,
                        what,
                        dataset.name(),
                        column.type());
            }
        }
    }

    /** The fields of an Avro schema are no objects of the model. */
    private static ObjectPath column(Schema schema, String name, DatastoreEntry entry, Dataset dataset) {
        ObjectPath path = path(entry, dataset);
        return schema instanceof AvroSchema ? path : path.child("columns", name);
    }

    private static ObjectPath path(DatastoreEntry entry, Dataset dataset) {
        return entry.path().child("datasets", dataset.name()).child("originalSchema");
    }
}
