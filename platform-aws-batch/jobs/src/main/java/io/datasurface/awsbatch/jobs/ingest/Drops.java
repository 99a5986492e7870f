package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.drop.FileNames;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * Files that somebody drops. Which were taken is in the {@link Batches} only, in the commit that makes a batch of them: a run that is killed leaves
 * files of its own that nobody looks at, and what it wrote of quarantine is written again as it was.
 *
 * @param source where they are dropped
 * @param context where the job runs
 * @param mostFiles how many a batch takes of a dataset, where each is published on its own
 */
record Drops(FileDropSource source, JobContext context, int mostFiles) implements Deliveries {
    @Override
    public boolean isReady() {
        return true;
    }

    /** A batch may leave files for the next one. */
    @Override
    public boolean isSeries() {
        return true;
    }

    @Override
    public Optional<Function<IngestTable, Delivery>> next(List<DatasetTables> tables, Batches batches) {
        List<StagingFile> found = StagingFolder.files(new Path(source.location()), context.hadoop());
        List<StagingFile> all = source.runMarker()
                .map(marker -> PulledRuns.complete(found, marker))
                .orElse(found);
        DroppedFiles files = new DroppedFiles(
                context.spark(),
                source,
                source.workFolder() + "/" + UUID.randomUUID(),
                context.clock().instant());
        Map<IngestTable, DropBatch> news = new LinkedHashMap<>();
        boolean isAny = false;
        for (DatasetTables each : tables) {
            DropBatch batch = new DropBatch(
                    source,
                    context,
                    each,
                    batches,
                    files,
                    tables.size() > 1 ? Optional.empty() : Optional.of(mostFiles));
            isAny |= batch.hasAny(of(each.dataset(), all));
            news.put(each.dataset(), batch);
        }
        if (!isAny) {
            return Optional.empty();
        }
        Map<IngestTable, Delivery> deliveries = new HashMap<>();
        news.forEach((dataset, batch) -> deliveries.put(dataset, batch.delivery()));
        return Optional.of(deliveries::get);
    }

    /** The files of a dataset, in their order. */
    private List<StagingFile> of(IngestTable table, List<StagingFile> all) {
        Pattern pattern = FileNames.matching(source.pattern(table.dataset()));
        List<StagingFile> files = new FileManifest(all)
                .files().stream()
                        .filter(file -> pattern.matcher(file.name()).matches())
                        .sorted(Comparator.comparing(file -> FileNames.order(file.name())))
                        .toList();
        if (source.runMarker().isPresent() && source.content() == FileDropSource.Content.SNAPSHOT) {
            PulledRuns.requireWhole(table.dataset(), files);
        }
        return files;
    }
}
