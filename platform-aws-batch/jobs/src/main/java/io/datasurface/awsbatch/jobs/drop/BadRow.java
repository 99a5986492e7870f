package io.datasurface.awsbatch.jobs.drop;

import java.io.Serializable;

/**
 * A row of a dropped file or a document that cannot be taken, or the file as a whole.
 *
 * @param file path of the file below the folder in which it was dropped
 * @param row number of the row in the file, from 1; 0 if the file as a whole is bad
 * @param line in which the row begins, from 1; 0 if the file has no lines or it is not known
 * @param column the column that is wrong; empty if it is the row
 * @param value what stands there, cut after some characters
 * @param reason what is wrong with it
 * @param id key of the document as text, cut as the value; empty if rows are no documents, or it has none
 */
public record BadRow(String file, long row, long line, String column, String value, String reason, String id)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 1000;

    /** Cuts the value and the key. */
    public BadRow {
        value = cut(value);
        id = cut(id);
    }

    /** One that is no document. */
    public BadRow(String file, long row, long line, String column, String value, String reason) {
        this(file, row, line, column, value, reason, "");
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_VALUE));
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
