package io.datasurface.awsbatch.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a {@link SnapshotTarget}, on which the job that writes them and the endpoint of DMS that reads them agree: in the folder of each
 * table one file or more, {@code LOAD00000001.csv} and so on, in UTF-8, as RFC 4180 has them but for the ends of lines, which are
 * {@link #ROW_DELIMITER}. The first line has the names of the columns. Of what is not a {@link DmsColumn} there are none.
 *
 * <p>DMS reads Parquet from S3 only if it has written it. Source: AWS DMS user guide, Amazon S3 as a source.
 */
public final class SnapshotFormat {
    /** What stands in the place of null. A text that is this cannot be loaded. */
    public static final String NULL = "__ds_null__";
    /** Between columns. */
    public static final String DELIMITER = ",";
    /** After each row. */
    public static final String ROW_DELIMITER = "\n";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private SnapshotFormat() {}

    /** The name of a file, by its number, which is at least 1. */
    public static String file(int number) {
        return String.format(java.util.Locale.ROOT, "LOAD%08X.csv", number);
    }

    /**
     * Says why DMS cannot load a table.
     *
     * @param table what is exported
     * @return a sentence, or empty if it can
     */
    public static Optional<String> problem(ExportTable table) {
        if (table.milestoning() != Milestoning.LIVE) {
            return Optional.of("DMS loads the rows as they are, and consumers ask for the history of " + table.dataset()
                    + "; ask for LIVE_ONLY, or have the container exported by the job");
        }
        for (ColumnSpec column : table.schema().columns()) {
            if (DmsColumn.of(column.type()).isEmpty()) {
                return Optional.of("DMS cannot load column " + column.name() + " of " + table.dataset() + ", a "
                        + column.type() + ", without cutting it off or changing it; give a text a limit of "
                        + DmsColumn.MOST_CHARACTERS + " characters at most, or have the container exported by the job");
            }
        }
        return Optional.empty();
    }

    static String checkName(String what, String value) {
        if (!NAME.matcher(Checks.text(what, value)).matches()) {
            throw Checks.refused(what, value, "a folder of its name needs 1 to 128 of A-Z, a-z, 0-9, _ and -");
        }
        return value;
    }
}
