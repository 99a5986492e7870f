package io.datasurface.awsbatch.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Columns and key of a dataset.
 *
 * @param columns in order, at least one, names distinct without regard to case
 * @param primaryKey names of the columns that identify a row, in key order; empty for a dataset without a key
 */
public record TableSchema(List<ColumnSpec> columns, List<String> primaryKey) {
    /** Refuses duplicates, and key columns that are missing, nullable, floating or nested. */
    public TableSchema {
        columns = Checks.notEmpty("columns", columns);
        Checks.distinct("columns", columns, column -> column.name().toLowerCase(Locale.ROOT));
        primaryKey = List.copyOf(primaryKey);
        Checks.distinct("primaryKey", primaryKey, name -> name);
        for (String name : primaryKey) {
            ColumnSpec column = named("primaryKey", columns, name);
            if (column.nullable()) {
                throw Checks.refused("primaryKey", name, "a key column must not be nullable");
            }
            if (!column.type().accept(ScalarTypes.EXACT)) {
                throw Checks.refused("primaryKey", name, "a key column can't be of type " + column.type());
            }
        }
    }

    /** A schema from columns, to which {@link #withKey} may add a key. */
    public static TableSchema of(ColumnSpec... columns) {
        return new TableSchema(List.of(columns), List.of());
    }

    /** The same columns with this key. */
    public TableSchema withKey(String... names) {
        return new TableSchema(columns, List.of(names));
    }

    /** Refuses zones where nothing is read from a database. */
    void refuseTimeZones(String what) {
        for (ColumnSpec column : columns) {
            column.timeZone().ifPresent(zone -> {
                throw Checks.refused(
                        "timeZone of " + column.name() + " of " + what,
                        zone,
                        "only columns that come from tables of a database have one; leave it out");
            });
        }
    }

    /** The column with exactly this name. */
    public Optional<ColumnSpec> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The names of the columns, in order. */
    public List<String> columnNames() {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name()));
        return List.copyOf(names);
    }

    static ColumnSpec named(String what, List<ColumnSpec> columns, String name) {
        for (ColumnSpec column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw Checks.refused(
                what,
                name,
                "no column has this name; there are "
                        + columns.stream().map(ColumnSpec::name).toList());
    }
}
