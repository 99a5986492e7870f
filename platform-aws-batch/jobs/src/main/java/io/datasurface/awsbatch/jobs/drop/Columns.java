package io.datasurface.awsbatch.jobs.drop;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of a dataset, found by their names whatever their case is. Travels to where files are read. */
public final class Columns implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Column> columns;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * A column.
     *
     * @param name its name
     * @param type text of its type
     * @param nullable whether a row may have no value
     */
    public record Column(String name, String type, boolean nullable) implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Whether it holds texts, so that an empty one is a value. */
        public boolean isText() {
            return SpecType.parse(type) instanceof SpecType.StringType;
        }
    }

    private Columns(List<Column> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
        }
    }

    /** The columns of a dataset. */
    public static Columns of(TableSchema schema) {
        return new Columns(schema.columns().stream()
                .map(column -> new Column(column.name(), column.type().toString(), isNullable(schema, column)))
                .toList());
    }

    private static boolean isNullable(TableSchema schema, ColumnSpec column) {
        return column.nullable() && !schema.primaryKey().contains(column.name());
    }

    /** All, in their order. */
    public List<Column> all() {
        return columns;
    }

    /** The place of a column, from 0; empty if there is none of that name. */
    public Optional<Integer> place(String name) {
        return Optional.ofNullable(places.get(name.toLowerCase(Locale.ROOT)));
    }
}
