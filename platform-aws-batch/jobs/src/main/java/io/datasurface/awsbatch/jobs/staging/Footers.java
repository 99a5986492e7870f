package io.datasurface.awsbatch.jobs.staging;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;

/** What Parquet files say of themselves behind their rows, read by the driver. */
public final class Footers {
    /** Each thread waits for one small request to S3 at a time. */
    private static final int THREADS = 16;

    private Footers() {}

    /**
     * What is found in the footer of each file, in the order of the files.
     *
     * @throws JobException if a file is no Parquet file, or one in which that can't be found
     */
    public static <T> List<T> read(Configuration hadoop, List<StagingFile> files, Function<ParquetMetadata, T> find) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> footers = new ArrayList<>();
            files.forEach(file -> footers.add(threads.submit(() -> find.apply(footer(file, hadoop)))));
            List<T> found = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                found.add(result(files.get(i), footers.get(i)));
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The largest text of ASCII that a column has in a file of ours; empty if the file has no rows. */
    public static Optional<String> largest(ParquetMetadata footer, String column) {
        return footer.getBlocks().stream().map(block -> largest(block, column)).max(Comparator.naturalOrder());
    }

    /** How many rows a file has. */
    public static long rows(ParquetMetadata footer) {
        return footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
    }

    private static String largest(BlockMetaData block, String column) {
        return block.getColumns().stream()
                .filter(chunk -> chunk.getPath().equals(ColumnPath.get(column)))
                .map(ColumnChunkMetaData::getStatistics)
                .filter(values -> values.hasNonNullValue())
                .map(values -> ((Binary) values.genericGetMax()).toStringUsingUTF8())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it does not say what values " + column + " has"));
    }

    private static ParquetMetadata footer(StagingFile file, Configuration hadoop) throws IOException {
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.path()), hadoop))) {
            return reader.getFooter();
        }
    }

    private static <T> T result(StagingFile file, Future<T> footer) {
        try {
            return footer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof IOException unread) {
                throw new UncheckedIOException("Can't read " + file.path() + ": " + unread.getMessage(), unread);
            }
            throw new JobException(file.path() + " is no Parquet file that can be read: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("Interrupted while the staging files were looked at", e);
        }
    }
}
