package io.datasurface.awsbatch.jobs.export;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.Row;

/** How rows go to a database. */
interface Sending extends Serializable {
    /** How many at once. */
    int mostRows();

    /**
     * Sends some rows.
     *
     * @param partition the partition that they are of
     * @param attempt the attempt that sends them
     * @param first the number of the first of them in it
     */
    void send(Connection connection, int partition, long attempt, long first, List<Row> rows) throws SQLException;
}
