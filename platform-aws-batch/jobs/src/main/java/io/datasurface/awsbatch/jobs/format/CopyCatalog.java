package io.datasurface.awsbatch.jobs.format;

import io.datasurface.awsbatch.spec.TableFormat;
import org.apache.spark.sql.types.StructType;

/** Where consumers find tables of other formats than Iceberg. */
@FunctionalInterface
public interface CopyCatalog {
    /** A lake on one machine, whose readers know where it is. */
    CopyCatalog NONE = (database, table) -> {};

    /**
     * A table.
     *
     * @param format its format
     * @param name its name
     * @param location its folder
     * @param columns its columns
     */
    record Entry(TableFormat format, String name, String location, StructType columns) {}

    /**
     * Lets consumers find a table, with these columns. Does nothing if they do.
     *
     * @throws io.datasurface.awsbatch.jobs.run.JobException if the catalog refuses it
     */
    void show(String database, Entry table);
}
