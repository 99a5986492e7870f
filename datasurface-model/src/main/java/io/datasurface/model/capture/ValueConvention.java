package io.datasurface.model.capture;

import java.util.Optional;

/**
 * A convention of names: what files have in columns that are called so.
 *
 * @param columns name of columns, in which {@code *} stands for any characters, such as {@code *_datetime}; upper and lower case differ
 * @param reading how their values are read
 * @param pattern for {@link ValueReading#TEXT} only: letters of {@link java.time.format.DateTimeFormatter}, with English names, such as
 *     {@code dd/MM/yyyy HH:mm:ss}. Times without offset are in the zone of the column's type
 */
public record ValueConvention(String columns, ValueReading reading, Optional<String> pattern) {
    private static final char ANY = '*';

    /**
     * Makes a convention without pattern.
     *
     * @param columns name of columns with wildcards
     * @param reading how their values are read
     * @return the convention
     */
    public static ValueConvention of(String columns, ValueReading reading) {
        return new ValueConvention(columns, reading, Optional.empty());
    }

    /**
     * Whether the convention is about a column.
     *
     * @param column name of a column
     * @return true if the name is one of {@link #columns}
     */
    public boolean isAbout(String column) {
        int at = 0;
        int next = 0;
        int star = -1;
        int retry = 0;
        while (next < column.length()) {
            if (at < columns.length() && columns.charAt(at) == ANY) {
                star = at++;
                retry = next;
            } else if (at < columns.length() && columns.charAt(at) == column.charAt(next)) {
                at++;
                next++;
            } else if (star >= 0) {
                at = star + 1;
                next = ++retry;
            } else {
                return false;
            }
        }
        while (at < columns.length() && columns.charAt(at) == ANY) {
            at++;
        }
        return at == columns.length();
    }
}
