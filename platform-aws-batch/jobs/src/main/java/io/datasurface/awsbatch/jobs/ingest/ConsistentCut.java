package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Up to which change the tables of a store are taken together.
 *
 * <p>DMS handles the transactions of a task one after the other and numbers their changes across all tables, but writes each table's files in
 * its own time, at the latest when its time or size of a batch is reached. So when a file is <em>settled</em>, that is older than that time,
 * all changes of all tables up to the last one in it can be seen. The cut is the last change in a settled file. The transaction at the cut may
 * go on in what can't be seen yet, so it is left for the next batch, unless there is nothing behind it and all files are settled. Changes of
 * one transaction have one time of commit. Source: AWS DMS user guide, S3 as a target ({@code CdcMaxBatchInterval}) and expressions
 * ({@code AR_H_CHANGE_SEQ}, which rises within a task).
 */
final class ConsistentCut {
    private static final Logger LOG = LoggerFactory.getLogger(ConsistentCut.class);
    private static final StructType NUMBERS =
            new StructType().add(StagingColumns.CHANGE_SEQ, "string").add(StagingColumns.COMMIT_TS, "string");
    private static final String PATH = LakeColumns.PREFIX + "path";

    /**
     * The changes of a file.
     *
     * @param least the first one
     * @param first the first that no batch has had
     * @param last the last one
     */
    private record Range(Optional<String> least, Optional<String> first, Optional<String> last) {
        static final Range NONE = new Range(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final Optional<String> last;
    private final Map<String, Range> ranges;

    private ConsistentCut(Optional<String> last, Map<String, Range> ranges) {
        this.last = last;
        this.ranges = ranges;
    }

    /** The last change that is taken; empty if none is. */
    Optional<String> last() {
        return last;
    }

    /** Whether all changes of a file are taken. A file without changes is taken with the first that has one. */
    boolean hasAllOf(StagingFile file) {
        return last.isPresent() && range(file).last().filter(this::isBehind).isEmpty();
    }

    /**
     * Whether some changes of a file that no batch has had are taken, and some are not.
     *
     * @param again whether those count that a batch has had, because their table has to take them once more
     */
    boolean hasPartOf(StagingFile file, boolean again) {
        Range range = range(file);
        Optional<String> first = again ? range.least() : range.first();
        return last.isPresent()
                && !hasAllOf(file)
                && first.filter(number -> !isBehind(number)).isPresent();
    }

    /** The same, with all up to a change that an earlier cut has found: what is there of them was settled then. */
    ConsistentCut atLeast(String number) {
        return last.filter(found -> found.compareTo(number) >= 0).isPresent()
                ? this
                : new ConsistentCut(Optional.of(number), ranges);
    }

    /** Whether it takes anything: changes behind those that batches before may have had, or the rest of a file. */
    private boolean hasMore(List<StagingFile> files, Optional<String> before) {
        return last.filter(number -> number.compareTo(before.orElse("")) > 0).isPresent()
                || files.stream().anyMatch(this::hasAllOf);
    }

    private boolean isBehind(String number) {
        return last.isPresent() && number.compareTo(last.get()) > 0;
    }

    private Range range(StagingFile file) {
        return ranges.getOrDefault(file.path(), Range.NONE);
    }

    /**
     * Finds the cut.
     *
     * @param files of changes that are not taken whole yet, of all tables
     * @param before the last change that batches before may have had; of changes up to it only those are new that come late
     * @param settled files that are complete since then are settled
     * @param most how many settled files are taken at most, oldest first; more if they have nothing new but a part of a transaction, which is
     *     taken whole, with all of its files
     */
    static ConsistentCut of(
            SparkSession spark, List<StagingFile> files, Optional<String> before, Instant settled, int most) {
        if (files.isEmpty()) {
            return new ConsistentCut(Optional.empty(), Map.of());
        }
        Dataset<Row> numbers = spark.read()
                .schema(NUMBERS)
                .option("recursiveFileLookup", "true")
                .option("__globPaths__", "false")
                .parquet(files.stream().map(StagingFile::path).toArray(String[]::new));
        Map<String, Range> ranges = ranges(numbers, before.orElse(""));
        List<StagingFile> old = files.stream()
                .filter(file -> !file.written().isAfter(settled))
                .sorted(Comparator.comparing(StagingFile::written).thenComparing(StagingFile::path))
                .toList();
        boolean all = old.size() == files.size();
        for (int count = Math.min(most, old.size()); count > 0; count = more(count, old.size())) {
            Optional<String> last = old.subList(0, count).stream()
                    .flatMap(file -> ranges.getOrDefault(file.path(), Range.NONE).last().stream())
                    .max(Comparator.naturalOrder());
            if (last.isPresent() && !(all && count == old.size())) {
                last = lastTransactionBefore(numbers, last.get());
            }
            ConsistentCut cut = new ConsistentCut(last, ranges);
            boolean hasMore = cut.hasMore(files, before);
            if (hasMore && count > most) {
                LOG.info("A transaction goes on behind the oldest {} files, so that {} are looked at", most, count);
            }
            if (hasMore || count == old.size()) {
                return cut;
            }
        }
        return new ConsistentCut(Optional.empty(), ranges);
    }

    private static Map<String, Range> ranges(Dataset<Row> numbers, String before) {
        Column number = col(StagingColumns.CHANGE_SEQ);
        Map<String, Range> ranges = new HashMap<>();
        for (Row row : numbers.select(StagedRows.file().as(PATH), number)
                .groupBy(col(PATH))
                .agg(min(number), min(when(number.gt(before), number)), max(number), max(number.isNull()))
                .collectAsList()) {
            if (row.getBoolean(4)) {
                throw new JobException("A row has no number of " + StagingColumns.CHANGE_SEQ_DIGITS
                        + " digits in column " + StagingColumns.CHANGE_SEQ + "; file " + row.getString(0));
            }
            ranges.put(
                    new Path(URI.create(row.getString(0))).toString(),
                    new Range(
                            Optional.ofNullable(row.getString(1)),
                            Optional.ofNullable(row.getString(2)),
                            Optional.ofNullable(row.getString(3))));
        }
        return ranges;
    }

    private static int more(int count, int all) {
        return count == all ? 0 : Math.min(all, 2 * count);
    }

    private static Optional<String> lastTransactionBefore(Dataset<Row> numbers, String last) {
        Column number = col(StagingColumns.CHANGE_SEQ);
        Column time = col(StagingColumns.COMMIT_TS);
        Row at = numbers.where(number.equalTo(last)).select(max(time)).head();
        if (at.isNullAt(0)) {
            return Optional.of(last); // Reading the rows will fail, and say which.
        }
        Row before = numbers.where(number.leq(last).and(time.notEqual(at.getString(0))))
                .select(max(number))
                .head();
        return Optional.ofNullable(before.getString(0));
    }
}
