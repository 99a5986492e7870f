package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.model.Dataset;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileContent;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.FileFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the ingest job reads of a datastore that comes as files: as they are dropped, or as a program has pulled them. */
final class FileSources {
    /** What can be the name of a folder, and has no wildcards. */
    private static final Pattern FOLDER = Pattern.compile("(?!\\.{1,2}$)[^*?/\\\\\\p{Cntrl}]+");

    private final Instance instance;
    private final StoreWork work;

    FileSources(Instance instance, StoreWork work) {
        this.instance = instance;
        this.work = work;
    }

    FileDropSource dropped(FileDropIngestion capture) {
        return source(
                capture.format(),
                capture.content(),
                dataset -> capture.files(dataset.name()),
                DropReadings.of(capture::convention, work.datasets()),
                Optional.empty());
    }

    /**
     * Returns what is read of a program's runs: in the folder of a run, one folder per dataset.
     *
     * @throws IllegalArgumentException if a dataset has a name that no folder can have
     */
    FileDropSource pulled(CustomPullIngestion capture) {
        return source(
                capture.format(),
                capture.content(),
                FileSources::folder,
                DropReadings.of(column -> Optional.empty(), work.datasets()),
                Optional.of(Folders.RUN_MARKER));
    }

    private static String folder(Dataset dataset) {
        if (!FOLDER.matcher(dataset.name()).matches()) {
            throw new IllegalArgumentException("A program writes each dataset into a folder named like it, and \""
                    + dataset.name() + "\" can be none; use no wildcards, slashes and control characters");
        }
        return "*/" + dataset.name() + "/**";
    }

    /** Returns where rows go that cannot be ingested. */
    Quarantine quarantine() {
        return new Quarantine(
                Instance.location(
                        instance.stagingBucket(),
                        instance.folders().quarantine(work.store().name())),
                instance.parameters().integer("drops.maxBadRows"),
                instance.parameters().integer("drops.maxBadFiles"));
    }

    private FileDropSource source(
            FileFormat format,
            FileContent content,
            Function<Dataset, String> files,
            List<ColumnReading> readings,
            Optional<String> runMarker) {
        String store = work.store().name();
        SortedMap<String, String> patterns = work.datasets().stream()
                .collect(Collectors.toMap(Dataset::name, files, (left, right) -> left, TreeMap::new));
        return new FileDropSource(
                Instance.location(instance.stagingBucket(), instance.folders().drops(store)),
                DropFormats.of(format),
                switch (content) {
                    case SNAPSHOT -> FileDropSource.Content.SNAPSHOT;
                    case CHANGES -> FileDropSource.Content.CHANGES;
                    case APPEND -> FileDropSource.Content.APPEND;
                },
                patterns,
                work.epoch(),
                Instance.location(instance.controlBucket(), instance.folders().pulls(store)),
                quarantine(),
                readings,
                runMarker);
    }
}
