package io.datasurface.awsbatch.jobs.drop;

import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.ColumnReading.How;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
     * @param nullable whether a file may have no value
     * @param how what files have; empty as the format has it
     * @param pattern of texts, empty if there is none
     * @param timeZone of texts, empty if there is none
     */
    public record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable How how,
            String pattern,
            String timeZone) implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Whether it holds texts, so that an empty one is a value. */
        public boolean isText() {
            return SpecType.parse(type) instanceof SpecType.StringType;
        }

        /** Whether files have it. */
        public boolean isInFiles() {
            return how != How.TIME_OF_INGESTION;
        }
    }

    private Columns(List<Column> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isInFiles()) {
                places.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
            }
        }
    }

    /** The columns of a dataset whose files have them as their format does. */
    public static Columns of(TableSchema schema) {
        return of(schema, column -> Optional.empty());
    }

    /**
     * The columns of a dataset.
     *
     * @param readings what files have in columns, by name
     */
    public static Columns of(TableSchema schema, Function<String, Optional<ColumnReading>> readings) {
        return new Columns(schema.columns().stream()
                .map(column -> column(schema, column, readings.apply(column.name())))
                .toList());
    }

    private static Column column(TableSchema schema, ColumnSpec column, Optional<ColumnReading> reading) {
        boolean isTaken =
                reading.filter(one -> one.how() == How.TIME_OF_INGESTION).isPresent();
        return new Column(
                column.name(),
                column.type().toString(),
                isTaken || isNullable(schema, column),
                reading.map(ColumnReading::how).orElse(null),
                reading.flatMap(ColumnReading::pattern).orElse(""),
                reading.flatMap(ColumnReading::timeZone).orElse(""));
    }

    private static boolean isNullable(TableSchema schema, ColumnSpec column) {
        return column.nullable() && !schema.primaryKey().contains(column.name());
    }

    /** All, in their order, also those that files do not have. */
    public List<Column> all() {
        return columns;
    }

    /** The place of a column, from 0; empty if there is none of that name. */
    public Optional<Integer> place(String name) {
        return Optional.ofNullable(places.get(name.toLowerCase(Locale.ROOT)));
    }
}
