package io.datasurface.awsbatch.jobs.jdbc;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.JdbcEngine;

/** Names as they stand in statements. */
public final class SqlNames {
    private SqlNames() {}

    /**
     * A name between the quotes of a kind of database.
     *
     * @throws JobException if it takes no such name
     */
    public static String quoted(JdbcEngine engine, String name) {
        return switch (engine) {
            case POSTGRESQL, REDSHIFT -> "\"" + name.replace("\"", "\"\"") + "\"";
            case MYSQL -> "`" + name.replace("`", "``") + "`";
            case SQLSERVER -> "[" + name.replace("]", "]]") + "]";
            case ORACLE -> {
                if (name.indexOf('"') >= 0) {
                    throw new JobException("Oracle takes no quotation mark in a name, and there is one in " + name);
                }
                yield "\"" + name + "\"";
            }
        };
    }
}
