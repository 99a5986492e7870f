package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Files that somebody drops into a folder, at any time and under names of their own. Each file is taken once, whatever it is called and however often
 * it is delivered: a file with the same path, size and content is the same one. They are in the order of their paths, in which digits compare as
 * numbers: {@code orders-9.csv} is before {@code orders-10.csv}, and so are dates that are written year first.
 *
 * <p>A program that pulls writes each run into a folder of its own, directly below the location, and a marker into it when it has written all. What is
 * in a folder without marker is not looked at, and a snapshot is one file per dataset and run.
 *
 * @param location folder in which they are dropped, such as {@code s3://staging/drops/crm}
 * @param format how they are written
 * @param content what one file says
 * @param files which files are of a dataset: paths below the location, in which {@code *} and {@code ?} stand for characters of one part, and a part
 *     {@code **} for any number of parts; a dataset that is not among the keys has {@code dataset.*}
 * @param loadEpoch number of the full load, from 1; raised to empty the tables and ingest all files that are there once more
 * @param workFolder folder for what a run makes of files; each run makes a folder of its own below it
 * @param quarantine where bad rows and files go
 * @param readings how values of certain columns are read; one for a column at most
 * @param runMarker name of the file that says that a run is complete; empty if files are dropped one by one
 */
public record FileDropSource(
        String location,
        DropFormat format,
        Content content,
        SortedMap<String, String> files,
        long loadEpoch,
        String workFolder,
        Quarantine quarantine,
        List<ColumnReading> readings,
        Optional<String> runMarker)
        implements IngestSource {

    /** What one file says. */
    public enum Content {
        /** All rows of its dataset: those that are not there are gone. A file that comes after one that is behind it is passed over. */
        SNAPSHOT,
        /** Rows that are new or have changed; the file that is last in the order counts, also if it comes first. Nothing is deleted. */
        CHANGES,
        /** New rows. Those with a key are like {@link #CHANGES}; a file without may not change after it was taken. */
        APPEND
    }

    /** Refuses epochs below 1, and patterns that do not stay below the location. */
    public FileDropSource {
        Checks.location("location", location);
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(content, "content");
        files = Checks.texts("files", files);
        files.values().forEach(pattern -> Checks.below("pattern", pattern));
        Checks.atLeast("loadEpoch", loadEpoch, 1);
        Checks.location("workFolder", workFolder);
        Objects.requireNonNull(quarantine, "quarantine");
        readings = List.copyOf(readings);
        Checks.distinct("readings", readings, reading -> List.of(reading.dataset(), reading.column()));
        runMarker.ifPresent(marker -> Checks.below("runMarker", marker));
    }

    /** How the values of a column are read, if not as the format has them. */
    public Optional<ColumnReading> reading(String dataset, String column) {
        return readings.stream()
                .filter(reading ->
                        reading.dataset().equals(dataset) && reading.column().equals(column))
                .findFirst();
    }

    /** Which files are of a dataset. */
    public String pattern(String dataset) {
        return files.getOrDefault(dataset, dataset + ".*");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.drops(this);
    }
}
