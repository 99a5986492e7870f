package io.datasurface.awsbatch.jobs.drop;

import java.io.Serializable;

/**
 * A row of a dropped file that cannot be taken, or the file as a whole.
 *
 * @param file path of the file below the folder in which it was dropped
 * @param row number of the row in the file, from 1; 0 if the file as a whole is bad
 * @param line in which the row begins, from 1; 0 if the file has no lines or it is not known
 * @param column the column that is wrong; empty if it is the row
 * @param value what stands there, cut after some characters
 * @param reason what is wrong with it
 */
public record BadRow(String file, long row, long line, String column, String value, String reason)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 1000;

    /** Cuts the value. */
    public BadRow {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE);
        }
    }

    /** A file of which nothing can be taken. */
    public static BadRow file(String file, long line, String reason) {
        return new BadRow(file, 0, line, "", "", reason);
    }

    /** In a message. */
    public String text() {
        return file + (row > 0 ? ", row " + row : "") + (line > 0 ? ", line " + line : "")
                + (column.isEmpty() ? "" : ", column " + column) + ": " + reason;
    }
}
