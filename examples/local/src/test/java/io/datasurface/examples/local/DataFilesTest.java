package io.datasurface.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
    @TempDir
    private Path folder;

    @Test
    void filesOfOtherNamesAndFilesThatVanishMeanwhileDoNotCount() throws IOException {
        Path data = Files.createDirectories(folder.resolve("table/data"));
        Files.createFile(data.resolve("a.parquet"));
        Files.createFile(data.resolve("b.parquet"));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(this::renameManyTimes);
        int counts = 0;
        do {
            assertThat(count()).isEqualTo(2);
            counts++;
        } while (!writer.isDone());
        writer.join();
        assertThat(counts).as("there were counts beside the writer").isGreaterThan(1);
    }

    private long count() throws IOException {
        DataFiles found = new DataFiles();
        Files.walkFileTree(folder, found);
        return found.count();
    }

    /** As a table in a folder writes its metadata: into a file and a folder of a temporary name, which vanish. */
    private void renameManyTimes() {
        try {
            for (int i = 0; i < 5_000; i++) {
                Path metadata = Files.createDirectory(folder.resolve("metadata" + i));
                Path hint = Files.createFile(metadata.resolve(i + "-version-hint.temp"));
                Files.move(hint, metadata.resolve("version-hint.text"));
                Files.delete(metadata.resolve("version-hint.text"));
                Files.delete(metadata);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
