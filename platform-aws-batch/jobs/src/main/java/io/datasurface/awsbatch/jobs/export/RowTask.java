package io.datasurface.awsbatch.jobs.export;

import java.io.IOException;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What a task does with its rows, whose first column is {@link SourceRows#ACTION}. It may run again, also beside itself. */
@FunctionalInterface
interface RowTask extends Serializable {
    /**
     * Brings rows to where they are wanted.
     *
     * @param rows of a partition
     * @return the file that they are in, if they are not in the database yet
     */
    Optional<WrittenFile> call(Iterator<Row> rows) throws IOException, SQLException;
}
