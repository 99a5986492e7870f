package io.datasurface.awsbatch.spec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a table of a kind of database cannot hold. Sources: MySQL 8.4 Reference Manual, InnoDB limits and data types; SQL Server documentation,
 * maximum capacity specifications; Oracle Database Reference, logical database limits, and SQL Language Reference, object naming rules; Amazon
 * Redshift Database Developer Guide, names and identifiers, CREATE TABLE, unsupported PostgreSQL features.
 */
public enum TargetLimits {
    /** MySQL, Aurora MySQL and MariaDB. */
    MYSQL("MySQL", 64, 3072, 1008),
    /** Microsoft SQL Server; a key is held by a nonclustered index if it is longer than 900 bytes. */
    SQLSERVER("SQL Server", 128, 1700, 1015),
    /** Oracle Database 12.2 or later: names have bytes, and a text or a key no more than 4,000. */
    ORACLE("Oracle", 128, 4000, 991),
    /** Amazon Redshift: a key is a column like others there. */
    REDSHIFT("Redshift", 127, TargetLimits.ANY, 1593);

    /** Of a character in a key: in UTF-8, and of a pair of UTF-16 as well. */
    public static final int BYTES_PER_CHARACTER = 4;

    /** A key may be as long as rows are. */
    private static final int ANY = 0;
    /** Columns that each table of Redshift has by itself. */
    private static final Set<String> SYSTEM_COLUMNS = Set.of("oid", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private static final int DIGITS_AFTER_POINT = 30;
    private static final int REDSHIFT_DIGITS_AFTER_POINT = 37;
    /** Most characters or bytes of a part of the key that has no limit of its own. */
    private static final int SHARE = 255;
    /** A part of the key that has no limit of its own needs so much to be of use. */
    private static final int LEAST_SHARE = 32;

    private final String label;
    private final int longestName;
    private final int keyBytes;
    private final int mostColumns;

    TargetLimits(String label, int longestName, int keyBytes, int mostColumns) {
        this.label = label;
        this.longestName = longestName;
        this.keyBytes = keyBytes;
        this.mostColumns = mostColumns;
    }

    /**
     * Returns the limits of a kind of database.
     *
     * @param engine the kind
     * @return empty if there is nothing that could be known of a model
     */
    public static Optional<TargetLimits> of(JdbcEngine engine) {
        return switch (engine) {
            case MYSQL -> Optional.of(MYSQL);
            case SQLSERVER -> Optional.of(SQLSERVER);
            case ORACLE -> Optional.of(ORACLE);
            case REDSHIFT -> Optional.of(REDSHIFT);
            case POSTGRESQL -> Optional.empty();
        };
    }

    /**
     * Returns how many characters (of a text) or bytes (of a binary) a part of a key may have that has no limit of its own.
     *
     * @param key the types of the key's columns
     * @return at least 1
     */
    public int keyShare(List<SpecType> key) {
        long free = key.stream().filter(this::isUnlimited).count();
        return free == 0
                ? SHARE
                : (int) Math.max(1, Math.min(SHARE, (keyBytes - keyBytes(key)) / BYTES_PER_CHARACTER / free));
    }

    /**
     * Returns the bytes of a key, without those parts that have no limit.
     *
     * @param key the types of the key's columns
     */
    public int keyBytes(List<SpecType> key) {
        return key.stream().mapToInt(this::bytes).sum();
    }

    /**
     * Returns whether a part of a key has no limit of its own.
     *
     * @param type of the column
     */
    public boolean isUnlimited(SpecType type) {
        return bytes(type) == 0;
    }

    /**
     * Says why there can be no such table.
     *
     * @param schema columns and key of a dataset
     * @param history whether the table has the states of each row, whose key has two columns more
     * @return a sentence, or empty if there can be one
     */
    public Optional<String> problem(TableSchema schema, boolean history) {
        if (schema.columns().size() > mostColumns) {
            return Optional.of(label + " takes tables of " + mostColumns + " columns beside ours, and this one has "
                    + schema.columns().size() + "; export a dataset with fewer");
        }
        for (ColumnSpec column : schema.columns()) {
            Optional<String> problem = problem(column);
            if (problem.isPresent()) {
                return problem;
            }
        }
        if (keyBytes == ANY) {
            return Optional.empty();
        }
        List<SpecType> key = new ArrayList<>();
        for (ColumnSpec column : schema.columns()) {
            if (schema.primaryKey().contains(column.name())) {
                key.add(column.type());
            }
        }
        if (history) {
            key.add(SpecType.integer(64));
            key.add(SpecType.string());
        }
        long free = key.stream().filter(this::isUnlimited).count();
        return keyBytes(key) + free * LEAST_SHARE * BYTES_PER_CHARACTER > keyBytes
                ? Optional.of("A key has " + keyBytes + " bytes in " + label + ", four for a character, and that of "
                        + schema.primaryKey() + " needs more; give its texts a smaller limit")
                : Optional.empty();
    }

    private Optional<String> redshiftProblem(ColumnSpec column) {
        if (column.name().getBytes(StandardCharsets.UTF_8).length > longestName
                || SYSTEM_COLUMNS.contains(column.name().toLowerCase(Locale.ROOT))) {
            return Optional.of(label + " takes names of " + longestName + " bytes, but for those of its own columns ("
                    + String.join(", ", SYSTEM_COLUMNS.stream().sorted().toList()) + "), and column \"" + column.name()
                    + "\" has another; rename it");
        }
        return column.type() instanceof SpecType.DecimalType decimal && decimal.scale() > REDSHIFT_DIGITS_AFTER_POINT
                ? tooFine(column, decimal, REDSHIFT_DIGITS_AFTER_POINT)
                : Optional.empty();
    }

    private Optional<String> tooFine(ColumnSpec column, SpecType.DecimalType decimal, int digits) {
        return Optional.of(label + " holds " + digits + " digits after the point, and column " + column.name() + " has "
                + decimal.scale() + "; use a smaller scale");
    }

    private Optional<String> problem(ColumnSpec column) {
        if (this == REDSHIFT) {
            return redshiftProblem(column);
        }
        if (this == ORACLE
                && (column.name().getBytes(StandardCharsets.UTF_8).length > longestName
                        || column.name().indexOf('"') >= 0)) {
            return Optional.of(label + " takes names of " + longestName
                    + " bytes without a quotation mark, and column \"" + column.name() + "\" has another; rename it");
        }
        if (column.name().length() > longestName || column.name().endsWith(" ")) {
            return Optional.of(label + " takes names of " + longestName
                    + " characters without a blank at their end, and column \"" + column.name()
                    + "\" has another; rename it");
        }
        if (this == MYSQL
                && column.type() instanceof SpecType.DecimalType decimal
                && decimal.scale() > DIGITS_AFTER_POINT) {
            return tooFine(column, decimal, DIGITS_AFTER_POINT);
        }
        return Optional.empty();
    }

    /** Bytes of a part of a key; 0 if it has no limit. */
    private int bytes(SpecType type) {
        if (type instanceof SpecType.StringType text) {
            return (int) Math.min(
                    keyBytes + 1L, (long) BYTES_PER_CHARACTER * text.limit().orElse(0));
        }
        if (type instanceof SpecType.BinaryType binary) {
            // Half of what a text may have.
            int weight = this == ORACLE ? 2 : 1;
            return (int) Math.min(keyBytes + 1L, (long) weight * binary.limit().orElse(0));
        }
        if (type instanceof SpecType.DecimalType decimal) {
            return decimal.precision() / 2 + 2;
        }
        return Long.BYTES;
    }
}
