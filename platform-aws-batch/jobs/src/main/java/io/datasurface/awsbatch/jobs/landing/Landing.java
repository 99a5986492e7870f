package io.datasurface.awsbatch.jobs.landing;

import io.datasurface.awsbatch.jobs.json.ManifestJson;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.jobs.staging.BatchManifest;
import io.datasurface.awsbatch.jobs.staging.BatchManifest.Part;
import io.datasurface.awsbatch.jobs.staging.BatchName;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.BatchSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder in which a transformer leaves its batches: {@code <location>/<batch>/<schema>/<table>/<try>/*.parquet}. A batch is complete once
 * the object {@code <location>/<batch>/_SUCCESS} is there, which is written last and in one piece, and names all files that are of it. So a
 * try that is killed, or one that runs beside another, leaves nothing that anybody takes for data.
 */
public final class Landing {
    private static final String COMPLETE = "_SUCCESS";

    private final String location;
    private final Configuration hadoop;

    /** The landing area of a store. */
    public Landing(BatchSource source, Configuration hadoop) {
        this.location = source.location();
        this.hadoop = hadoop;
    }

    /** The complete batches, in their order. */
    public List<BatchName> complete() {
        Path folder = new Path(location);
        List<BatchName> names = new ArrayList<>();
        try {
            FileSystem files = folder.getFileSystem(hadoop);
            for (FileStatus each : files.listStatus(folder)) {
                Optional<BatchName> name = BatchName.parse(each.getPath().getName());
                if (name.isPresent() && files.exists(new Path(each.getPath(), COMPLETE))) {
                    names.add(name.get());
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't list " + location, e);
        }
        names.sort(null);
        return List.copyOf(names);
    }

    /** The newest complete batch; empty if there is none. */
    public Optional<BatchName> newest() {
        List<BatchName> names = complete();
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    /** The folder of a batch. */
    public String folder(BatchName batch) {
        return location + "/" + batch;
    }

    /** Says that a batch is complete. */
    public void complete(BatchName batch, BatchManifest manifest) {
        Locations.write(folder(batch) + "/" + COMPLETE, ManifestJson.write(manifest), hadoop);
    }

    /**
     * What a complete batch consists of.
     *
     * @throws JobException if it is not complete
     */
    public BatchManifest manifest(BatchName batch) {
        String object = folder(batch) + "/" + COMPLETE;
        return ManifestJson.read(object, Locations.read(object, hadoop));
    }

    /**
     * The files of a dataset in a complete batch.
     *
     * @param folder of the dataset, below that of the batch
     * @throws JobException if the batch has no such dataset, or one of its files is not as it was
     */
    public List<StagingFile> files(BatchName batch, String dataset, String folder) {
        List<Part> parts = manifest(batch)
                .output(dataset)
                .orElseThrow(() -> new JobException("Batch " + folder(batch) + " has no dataset " + dataset
                        + "; run the transformer again, with its current document"))
                .files();
        Map<String, StagingFile> found = StagingFolder.files(new Path(folder(batch) + "/" + folder), hadoop).stream()
                .collect(Collectors.toMap(file -> folder + "/" + file.name(), Function.identity()));
        List<StagingFile> files = new ArrayList<>();
        for (Part part : parts) {
            StagingFile file = found.get(part.name());
            if (file == null || file.size() != part.size()) {
                throw new JobException("File " + part.name() + " of batch " + folder(batch) + " is "
                        + (file == null ? "not there" : "not of " + part.size() + " bytes")
                        + " any more; remove the batch and run the transformer again");
            }
            files.add(file);
        }
        return files;
    }
}
