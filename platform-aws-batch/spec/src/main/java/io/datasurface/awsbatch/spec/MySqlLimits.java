package io.datasurface.awsbatch.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a table of MySQL or MariaDB cannot hold. Source: MySQL 8.4 Reference Manual, InnoDB limits and data types. */
public final class MySqlLimits {
    /** Of the character set {@code utf8mb4}. */
    public static final int BYTES_PER_CHARACTER = 4;

    private static final int KEY_BYTES = 3072;
    private static final int LONGEST_NAME = 64;
    private static final int DIGITS_AFTER_POINT = 30;
    /** Most characters or bytes of a part of the key that has no limit of its own. */
    private static final int SHARE = 255;
    /** A part of the key that has no limit of its own needs so much to be of use. */
    private static final int LEAST_SHARE = 32;

    private MySqlLimits() {}

    /**
     * Returns how many characters (of a text) or bytes (of a binary) a part of a key may have that has no limit of its own.
     *
     * @param key the types of the key's columns
     * @return at least 1
     */
    public static int keyShare(List<SpecType> key) {
        int fixed = key.stream().mapToInt(MySqlLimits::bytes).sum();
        long free = key.stream().filter(type -> bytes(type) == 0).count();
        return free == 0 ? SHARE : (int) Math.max(1, Math.min(SHARE, (KEY_BYTES - fixed) / BYTES_PER_CHARACTER / free));
    }

    /**
     * Says why there can be no such table.
     *
     * @param schema columns and key of a dataset
     * @param history whether the table has the states of each row, whose key has two columns more
     * @return a sentence, or empty if there can be one
     */
    public static Optional<String> problem(TableSchema schema, boolean history) {
        for (ColumnSpec column : schema.columns()) {
            if (column.name().length() > LONGEST_NAME || column.name().endsWith(" ")) {
                return Optional.of("MySQL takes names of " + LONGEST_NAME
                        + " characters without a blank at their end, and column \"" + column.name()
                        + "\" has another; rename it");
            }
            if (column.type() instanceof SpecType.DecimalType decimal && decimal.scale() > DIGITS_AFTER_POINT) {
                return Optional.of("MySQL holds " + DIGITS_AFTER_POINT + " digits after the point, and column "
                        + column.name() + " has " + decimal.scale() + "; use a smaller scale");
            }
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
        int fixed = key.stream().mapToInt(MySqlLimits::bytes).sum();
        long free = key.stream().filter(type -> bytes(type) == 0).count();
        return fixed + free * LEAST_SHARE * BYTES_PER_CHARACTER > KEY_BYTES
                ? Optional.of("A key has " + KEY_BYTES + " bytes in MySQL, four for a character, and that of "
                        + schema.primaryKey() + " needs more; give its texts a smaller limit")
                : Optional.empty();
    }

    /** Bytes of a part of a key; 0 if it has no limit. */
    private static int bytes(SpecType type) {
        if (type instanceof SpecType.StringType text) {
            return (int) Math.min(
                    KEY_BYTES + 1L, (long) BYTES_PER_CHARACTER * text.limit().orElse(0));
        }
        if (type instanceof SpecType.BinaryType binary) {
            return Math.min(KEY_BYTES + 1, binary.limit().orElse(0));
        }
        if (type instanceof SpecType.DecimalType decimal) {
            return decimal.precision() / 2 + 2;
        }
        return Long.BYTES;
    }
}
