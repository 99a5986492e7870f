package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;

/** Names of columns and tables as Spark takes them, whatever characters they have. */
public final class Names {
    private Names() {}

    /** A name in SQL. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** The column of this name. */
    public static Column column(String name) {
        return col(quoted(name));
    }

    /** The column of this name in the rows that have an alias. */
    public static Column column(String alias, String name) {
        return col(alias + "." + quoted(name));
    }
}
