package io.datasurface.examples.local;

import io.datasurface.awsbatch.spec.DmsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/**
 * The files that a DMS task leaves in its staging folder: {@code LOAD00000001.parquet} and so on in a folder for each table, an empty
 * object when all tables are loaded, and files of changes that are called by their time.
 *
 * <p>Files are written beside the staging folder and moved there when they are whole.
 */
final class DmsFiles {
    private static final int ROWS_OF_A_LOAD_FILE = 250_000;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSSSSS").withZone(ZoneOffset.UTC);

    private final Path staging;
    private final Path marker;
    private final Path unfinished;
    private final Clock clock;
    private final Map<String, ParquetFile> loading = new HashMap<>();
    private final Map<String, Integer> loaded = new HashMap<>();
    private final Map<Path, Path> finished = new LinkedHashMap<>();
    private long files;

    /** Files in this folder, with this object when the load is complete; what is not finished yet is in another one. */
    DmsFiles(Path staging, Path marker, Path unfinished, Clock clock) {
        this.staging = staging;
        this.marker = marker;
        this.unfinished = unfinished;
        this.clock = clock;
    }

    /** A row of the load. */
    void load(DmsRow row) throws IOException {
        ParquetFile file = loading.get(row.table());
        if (file == null || file.rows() == ROWS_OF_A_LOAD_FILE) {
            if (file != null) {
                file.close();
            }
            int number = loaded.merge(row.table(), 1, Integer::sum);
            Path target = folder(row.table()).resolve(String.format("LOAD%08X.parquet", number));
            file = ParquetFile.create(next(target), row.values().schema(), List.of());
            loading.put(row.table(), file);
        }
        file.write(row);
    }

    /** All tables are loaded. */
    void loadComplete() throws IOException {
        for (ParquetFile file : loading.values()) {
            file.close();
        }
        loading.clear();
        publish();
        Files.createDirectories(marker.toAbsolutePath().getParent());
        Files.deleteIfExists(marker);
        Files.createFile(marker);
    }

    /** Changes of whole transactions, in their order. A table that has got or lost a column meanwhile gets a file for each form. */
    void changes(List<DmsRow> rows) throws IOException {
        Map<String, Map<Schema, ParquetFile>> open = new LinkedHashMap<>();
        String time = NAME.format(clock.instant());
        for (DmsRow row : rows) {
            Map<Schema, ParquetFile> ofTable = open.computeIfAbsent(row.table(), table -> new LinkedHashMap<>());
            ParquetFile file = ofTable.get(row.values().schema());
            if (file == null) {
                Path target = folder(row.table()).resolve(String.format("%s%06d.parquet", time, ++files));
                file = ParquetFile.create(
                        next(target), row.values().schema(), row.key().fields());
                ofTable.put(row.values().schema(), file);
            }
            file.write(row);
        }
        for (Map<Schema, ParquetFile> ofTable : open.values()) {
            for (ParquetFile file : ofTable.values()) {
                file.close();
            }
        }
        publish();
    }

    private Path folder(String table) {
        return staging.resolve(table.replace('.', '/'));
    }

    private Path next(Path target) {
        Path file = unfinished.resolve(Integer.toString(finished.size()));
        finished.put(file, target);
        return file;
    }

    /**
     * Shows files to the jobs. They take changes up to one for which they know that no table has older ones still to come, which time
     * tells them with DMS. Here the files of all tables are there at once: as soon as they are, they are settled.
     */
    private void publish() throws IOException {
        for (Map.Entry<Path, Path> file : finished.entrySet()) {
            Files.createDirectories(file.getValue().toAbsolutePath().getParent());
            Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
        }
        Instant settled = clock.instant().minus(DmsSource.SETTLING);
        for (Path file : finished.values()) {
            Files.setLastModifiedTime(file, FileTime.from(settled));
        }
        finished.clear();
    }
}
