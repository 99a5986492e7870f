package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The files of a load that DMS has begun anew. A table whose load was cut off is loaded from the beginning, with the same names, so what the
 * first try has left behind the last file of the second one looks like a part of the load, and has rows that were deleted between the two. The
 * delete is in no file, as changes are captured from the second try on.
 *
 * <p>Every row has the time at which the task was started that has transferred it. A file whose rows are all older than those of the first file
 * beside it is of an earlier try.
 */
final class LoadTries {
    private static final String NUMBER = "LOAD[0-9A-F]{8,}\\.parquet$";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    private LoadTries() {}

    /** Returns the files of earlier tries. */
    static Set<StagingFile> earlier(SparkSession spark, List<StagingFile> load) {
        Map<StagingFile, StagingFile> suspects = writtenBeforeTheFirst(load);
        if (suspects.isEmpty()) {
            return Set.of();
        }
        Set<StagingFile> read = new HashSet<>(suspects.keySet());
        read.addAll(suspects.values());
        Map<String, Row> times = times(spark, read);
        return suspects.entrySet().stream()
                .filter(suspect -> isBefore(
                        times.get(suspect.getKey().path()),
                        times.get(suspect.getValue().path())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Looking at times of files costs nothing, and in a load that was not cut off the first file is the oldest. */
    private static Map<StagingFile, StagingFile> writtenBeforeTheFirst(List<StagingFile> load) {
        Map<String, List<StagingFile>> parts =
                load.stream().collect(Collectors.groupingBy(file -> file.name().replaceAll(NUMBER, "")));
        Map<StagingFile, StagingFile> suspects = new HashMap<>();
        for (List<StagingFile> part : parts.values()) {
            List<StagingFile> sorted = new ArrayList<>(part);
            sorted.sort(Comparator.comparing((StagingFile file) -> file.name().length())
                    .thenComparing(StagingFile::name));
            StagingFile first = sorted.get(0);
            sorted.stream()
                    .filter(file -> file.written().isBefore(first.written()))
                    .forEach(file -> suspects.put(file, first));
        }
        return suspects;
    }

    /** Times are texts that sort as they do. */
    private static Map<String, Row> times(SparkSession spark, Set<StagingFile> files) {
        Map<String, Row> times = new HashMap<>();
        spark.read()
                .schema(new StructType().add(StagingColumns.COMMIT_TS, DataTypes.StringType))
                .option("__globPaths__", "false")
                .parquet(files.stream().map(StagingFile::path).sorted().toArray(String[]::new))
                .groupBy(StagedRows.file().as(StagedRows.FILE))
                .agg(
                        min(col(StagingColumns.COMMIT_TS)).as(FIRST),
                        max(col(StagingColumns.COMMIT_TS)).as(LAST))
                .collectAsList()
                .forEach(row -> times.put(new Path(URI.create(row.getString(0))).toString(), row));
        return times;
    }

    private static boolean isBefore(@Nullable Row file, @Nullable Row first) {
        if (file == null || first == null || file.isNullAt(2) || first.isNullAt(1)) {
            return false;
        }
        return Objects.requireNonNull(file.getString(2)).compareTo(Objects.requireNonNull(first.getString(1))) < 0;
    }
}
