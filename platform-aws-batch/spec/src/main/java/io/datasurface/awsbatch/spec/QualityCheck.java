package io.datasurface.awsbatch.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a rule looks at. Every check ignores NULL, except {@link NotNull} and {@link Completeness}. */
public sealed interface QualityCheck {
    /** Calls the visitor's method for this check. */
    <R> R accept(Visitor<R> visitor);

    /** The columns of the dataset that it names; free text may read others. */
    List<String> columns();

    /** Whether each row keeps or breaks it by itself, whatever other rows there are. */
    default boolean isOfSingleRows() {
        return false;
    }

    /**
     * One method per check.
     *
     * @param <R> result
     */
    interface Visitor<R> {
        /** For columns without NULL. */
        R notNull(NotNull check);

        /** For columns with few NULLs. */
        R completeness(Completeness check);

        /** For values that occur once. */
        R unique(Unique check);

        /** For numbers between bounds. */
        R range(Range check);

        /** For texts of a form. */
        R matches(Matches check);

        /** For values of a list. */
        R allowedValues(AllowedValues check);

        /** For the number of rows. */
        R rowCount(RowCount check);

        /** For values that another table has. */
        R reference(Reference check);

        /** For freshness. */
        R maxAge(MaxAge check);

        /** For a condition in SQL. */
        R expression(Expression check);
    }

    /**
     * No row has NULL in the column.
     *
     * @param column the column
     */
    record NotNull(String column) implements QualityCheck {
        /** Refuses a column without name. */
        public NotNull {
            Checks.text("column", column);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notNull(this);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isOfSingleRows() {
            return true;
        }
    }

    /**
     * At least a fraction of the rows has a value in the column. A table without rows keeps it.
     *
     * @param column the column
     * @param minimum the fraction, from 0 to 1
     */
    record Completeness(String column, BigDecimal minimum) implements QualityCheck {
        /** Refuses what is no fraction. */
        public Completeness {
            Checks.text("column", column);
            number("minimum", minimum);
            if (minimum.signum() < 0 || minimum.compareTo(BigDecimal.ONE) > 0) {
                throw Checks.refused("minimum", minimum.toString(), "a fraction is from 0 to 1");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.completeness(this);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * No two rows have the same values in the columns. Rows with NULL in one of them are like no other.
     *
     * @param columns the columns together, at least one
     */
    record Unique(List<String> columns) implements QualityCheck {
        /** Refuses columns that occur twice. */
        public Unique {
            columns = Checks.distinct("columns", Checks.notEmpty("columns", columns), name -> name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unique(this);
        }
    }

    /**
     * Every number of the column lies between two bounds, which are exact; what is not a number does not.
     *
     * @param column the column
     * @param minimum the least value; empty: no bound
     * @param maximum the greatest value; empty: no bound
     */
    record Range(String column, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) implements QualityCheck {
        /** Refuses no bounds, and bounds that leave nothing. */
        public Range {
            Checks.text("column", column);
            minimum.ifPresent(bound -> number("minimum", bound));
            maximum.ifPresent(bound -> number("maximum", bound));
            bounds(minimum, maximum);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.range(this);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isOfSingleRows() {
            return true;
        }
    }

    /**
     * Every text of the column matches a regular expression as a whole.
     *
     * @param column the column
     * @param pattern the expression, in the notation of {@link java.util.regex.Pattern}
     */
    record Matches(String column, String pattern) implements QualityCheck {
        /** Refuses what is no regular expression. */
        public Matches {
            Checks.text("column", column);
            Checks.unicode("pattern", pattern);
            java.util.regex.Pattern.compile(pattern);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matches(this);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isOfSingleRows() {
            return true;
        }
    }

    /**
     * Every value of the column is, as SQL casts it to text, one of a list.
     *
     * @param column the column
     * @param values the values, at least one
     */
    record AllowedValues(String column, List<String> values) implements QualityCheck {
        /** Refuses an empty list. */
        public AllowedValues {
            Checks.text("column", column);
            values = Checks.notEmpty("values", values);
            values.forEach(value -> Checks.unicode("value", value));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allowedValues(this);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isOfSingleRows() {
            return true;
        }
    }

    /**
     * The dataset has a sensible number of rows.
     *
     * @param minimum the least number; empty: no bound
     * @param maximum the greatest number; empty: no bound
     */
    record RowCount(Optional<Long> minimum, Optional<Long> maximum) implements QualityCheck {
        /** Refuses no bounds, and bounds that leave nothing. */
        public RowCount {
            bounds(minimum, maximum);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rowCount(this);
        }

        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /**
     * Every value of the column is in a column of a table of the same lake.
     *
     * @param column the column
     * @param table the Iceberg table
     * @param referencedColumn its column
     */
    record Reference(String column, String table, String referencedColumn) implements QualityCheck {
        /** Refuses what is no table. */
        public Reference {
            Checks.text("column", column);
            Checks.lakeName("table", table);
            Checks.text("referencedColumn", referencedColumn);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reference(this);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * The newest date or time of the column is young enough when the batch is checked; a column without values is not. A date ends at midnight,
     * and times without zone are in UTC.
     *
     * @param column the column
     * @param maxAge how old it may be
     */
    record MaxAge(String column, Duration maxAge) implements QualityCheck {
        /** Refuses ages that are none. */
        public MaxAge {
            Checks.text("column", column);
            Checks.atLeast("maxAge", maxAge, Duration.ofMillis(1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxAge(this);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * A condition in Spark's SQL holds for every row, or is NULL.
     *
     * @param sql the condition: what it may have is in the README of the jobs
     */
    record Expression(String sql) implements QualityCheck {
        /** Refuses an empty condition. */
        public Expression {
            if (Checks.unicode("sql", sql).isBlank()) {
                throw Checks.refused("sql", sql, "it is empty; write a condition such as total >= 0");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expression(this);
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public boolean isOfSingleRows() {
            return true;
        }
    }

    private static void number(String what, BigDecimal value) {
        final int most = 1000;
        if (Math.abs((long) value.scale()) > most || value.precision() > most) {
            throw Checks.refused(what, value.toString(), "it has more than " + most + " digits");
        }
    }

    private static <T extends Comparable<T>> void bounds(Optional<T> minimum, Optional<T> maximum) {
        if (minimum.isEmpty() && maximum.isEmpty()) {
            throw new IllegalArgumentException("minimum and maximum are missing; give at least one");
        }
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            throw Checks.refused("minimum", minimum.get().toString(), "it is above the maximum " + maximum.get());
        }
    }
}
