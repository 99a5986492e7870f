package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keys that changed at the source, where files do not have the key before the change: an update of a row that nobody has inserted. The row of the
 * old key stays, which can only be told.
 *
 * <p>A merge that adds no rows has no such update. Of one that does, the keys whose first change in the batch is something else are taken off, as if
 * the table had none of them; so there may be more key changes than are told, and not fewer. An update may be of a row that the load has not seen, if
 * it was deleted before the load came to it: those from before the end of the load and shortly after it do not count, and those of rows that the batch
 * deletes.
 */
final class KeyChanges {
    /** The clock of the source may be another one than that of the file system. */
    static final Duration AFTER_LOAD = Duration.ofHours(1);

    private static final String FIRST = LakeColumns.PREFIX + "first";
    private static final String SINCE = LakeColumns.PREFIX + "since";
    private static final String GONE = LakeColumns.PREFIX + "gone";

    private KeyChanges() {}

    /**
     * How many there are at least.
     *
     * @param changes of the batch, with {@link StagedRows#UPDATE}
     * @param load files of the load, as far as they are there
     * @param added rows that the merge has added to the table
     */
    static long count(IngestTable table, Dataset<Row> changes, Collection<StagingFile> load, long added) {
        Column[] key = table.schema().primaryKey().stream().map(Names::column).toArray(Column[]::new);
        Instant loaded = load.stream()
                .map(StagingFile::written)
                .max(Comparator.naturalOrder())
                .map(end -> end.plus(AFTER_LOAD))
                .orElse(Instant.EPOCH);
        Column isMoved = col(FIRST)
                .and(coalesce(col(SINCE).gt(lit(Timestamp.from(loaded))), lit(false)))
                .and(not(col(GONE)));
        Row counted = changes.groupBy(key)
                .agg(
                        min_by(col(StagedRows.UPDATE), col(LakeColumns.SEQUENCE))
                                .as(FIRST),
                        min_by(col(LakeColumns.COMMIT_TS), col(LakeColumns.SEQUENCE))
                                .as(SINCE),
                        max_by(col(LakeColumns.DELETED), col(LakeColumns.SEQUENCE))
                                .as(GONE))
                .agg(count_if(isMoved), count_if(not(isMoved)))
                .head();
        return Math.max(0, Math.min(counted.getLong(0), added - counted.getLong(1)));
    }

    /** What to tell people. */
    static String text(long batch, long count) {
        return "batch " + batch + ": at least " + count
                + " updates are of rows that were not there, and their files do not have the"
                + " key before the change (" + StagingColumns.BEFORE_IMAGE_PREFIX
                + "<column>): keys have changed at the source, and the rows of"
                + " the old keys are still here. A reconciliation names them, and a new load removes them (hint loadEpoch of the datastore)";
    }
}
