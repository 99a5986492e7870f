package io.datasurface.awsbatch.jobs.format;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.Changelog;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.TableFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables of other formats, each beside a table of the lake and with its rows as they are: without tombstones, and without the columns of the jobs.
 *
 * <p>The Iceberg table is the truth. Its copy follows it, batch by batch or over several at once: it is brought from the batch that it says it has to
 * the newest one by what differs between the two, or written anew in one commit if that can't be read any more, if a column has another type, or if
 * the rows have no key. So it may be killed at any point, run again, and run twice at once; the copy always has the rows of one batch. Readers of a
 * copy see a batch some time after those of the Iceberg table do, and copies of several tables one after another.
 */
public final class Copies {
    /** Property of tables of the lake: which copy has which batch. The copy itself says so, too, but it costs more to ask it. */
    static final String COPIED = "datasurface.copied";

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final String GONE = LakeColumns.PREFIX + "gone";
    private static final String RANK = LakeColumns.PREFIX + "rank";
    private static final int TRIES = 5;

    private final JobContext context;
    private final String database;
    private final CopyCatalog catalog;
    private final WriteLocks locks;

    /**
     * Copies.
     *
     * @param context what the job runs in
     * @param database of the lake
     * @param catalog where consumers find them
     * @param locks for formats that do not see to it themselves that one writes at a time
     */
    public Copies(JobContext context, String database, CopyCatalog catalog, WriteLocks locks) {
        this.context = context;
        this.database = database;
        this.catalog = catalog;
        this.locks = locks;
    }

    /**
     * Brings the copy of a table, if it has one, to the batch that readers of the table see.
     *
     * @param live the table of the dataset
     * @param batches what is recorded of its store; asked for only if the copy is behind
     * @return whether it was behind
     */
    public boolean follow(IngestTable dataset, LakeTable live, Supplier<Batches> batches) {
        Optional<String> name = dataset.copy();
        if (name.isEmpty() || live.batch() == 0) {
            return false;
        }
        String mark = dataset.format() + ":" + live.batch();
        if (mark.equals(live.table().properties().get(COPIED))) {
            return false;
        }
        bring(dataset, live, open(context.spark(), dataset.format(), live, name.get(), locks), batches);
        context.checkpoint().reached(Point.COPIED, name.get());
        Dataset<Row> columns = shown(live.rows(context.spark(), live.current()));
        catalog.show(
                database,
                new CopyCatalog.Entry(dataset.format(), name.get(), location(live, name.get()), columns.schema()));
        live.table().updateProperties().set(COPIED, mark).commit();
        return true;
    }

    private void bring(IngestTable dataset, LakeTable live, TableCopy copy, Supplier<Batches> batches) {
        for (int tries = 1; ; tries++) {
            OptionalLong has = copy.batch();
            if (has.isPresent() && has.getAsLong() >= live.batch()) {
                return;
            }
            try {
                bring(dataset, live, copy, has, batches);
                return;
            } catch (ConcurrentModificationException e) {
                if (tries == TRIES) {
                    throw e;
                }
                LOG.info("The copy of {} was written by another run at the same time", live.name(), e);
            }
        }
    }

    private void bring(
            IngestTable dataset, LakeTable live, TableCopy copy, OptionalLong has, Supplier<Batches> batches) {
        List<String> key = dataset.schema().primaryKey();
        long to = live.current().orElseThrow();
        Optional<Long> from = key.isEmpty() || has.isEmpty()
                ? Optional.empty()
                : snapshot(batches.get(), dataset.dataset(), has.getAsLong()).filter(start -> live.leadsTo(start, to));
        if (from.isPresent()) {
            Dataset<Row> changes = changes(live, key, from.get(), to);
            if (copy.takes(changes.drop(GONE).schema())) {
                copy.merge(has.getAsLong(), live.batch(), key, changes, GONE);
                return;
            }
        }
        LOG.info("The copy of {} is written anew", live.name());
        Dataset<Row> rows = live.rows(context.spark(), Optional.of(to));
        copy.replace(live.batch(), key, shown(rows.where(not(col(LakeColumns.DELETED)))));
    }

    private static Optional<Long> snapshot(Batches batches, String dataset, long batch) {
        return batches.of(dataset).stream()
                .filter(record -> record.batch() == batch)
                .map(BatchRecord::snapshot)
                .findFirst();
    }

    /** Of each key that differs one row: as it is at the end, or as it was if it is no longer there. */
    private Dataset<Row> changes(LakeTable live, List<String> key, long from, long to) {
        Column isThere = Changelog.isThere();
        Column[] columns = key.stream().map(Names::column).toArray(Column[]::new);
        Dataset<Row> last = Changelog.between(context.spark(), live, key, from, to)
                .withColumn(RANK, row_number().over(Window.partitionBy(columns).orderBy(isThere.desc())))
                .where(col(RANK).equalTo(1))
                .withColumn(GONE, not(isThere).or(col(LakeColumns.DELETED)));
        Column[] kept = Stream.concat(
                        live.columns().stream().filter(Copies::isShown).map(Names::column), Stream.of(col(GONE)))
                .toArray(Column[]::new);
        return last.select(kept);
    }

    private static Dataset<Row> shown(Dataset<Row> rows) {
        return rows.select(Arrays.stream(rows.columns())
                .filter(Copies::isShown)
                .map(Names::column)
                .toArray(Column[]::new));
    }

    private static boolean isShown(String column) {
        return !column.startsWith(LakeColumns.PREFIX);
    }

    private static TableCopy open(
            SparkSession spark, TableFormat format, LakeTable live, String name, WriteLocks locks) {
        String location = location(live, name);
        String of = live.table().uuid().toString();
        return switch (format) {
            case DELTA -> new DeltaCopy(spark, location, of);
            case HUDI -> new HudiCopy(spark, location, of, locks);
            case ICEBERG -> throw new IllegalArgumentException(live.name() + " is its own table of Iceberg");
        };
    }

    /** Beside the folder of the table of the lake. */
    private static String location(LakeTable live, String name) {
        String of = live.table().location();
        return of.substring(0, of.lastIndexOf('/') + 1) + name;
    }

    /**
     * Upkeep of the copy of a table, if it has one.
     *
     * @param format of the copy
     * @param table name of the table of the lake
     * @param locks as of {@link Copies}
     * @param kept how long files stay that the copy no longer needs, because somebody may still read them
     */
    public static void clean(
            SparkSession spark, TableFormat format, String table, LakeTable live, WriteLocks locks, Duration kept) {
        Optional<String> name = format.copyOf(table);
        if (name.isEmpty()) {
            return;
        }
        TableCopy copy = open(spark, format, live, name.get(), locks);
        if (copy.batch().isEmpty()) {
            return;
        }
        try {
            copy.clean(kept);
        } catch (ConcurrentModificationException e) {
            LOG.info("The copy of {} was written meanwhile; its upkeep is done next time", live.name(), e);
        }
    }
}
