package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.IngestTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The batches of another platform's lake, as its table of batches names them: what is published together there is taken together, in one batch of
 * this lake. Where no history is kept, the newest batch is taken; where it is, one batch after the other, so that each has its states.
 *
 * <p>Which batch of the feed a batch of this lake has taken, and at which snapshots, stands in the commit that records it, so a run that is killed
 * is run again. From that snapshot the next changes are taken; if the other lake no longer has it, or the feed is another one than before, all rows
 * are read and those that differ are taken. Nothing is written in the other lake: a tag there would need the right to change its tables, and be
 * removed with the next clean-up of who owns them. Its maintenance keeps the newest batch for as long as it is that, and older ones for the
 * time of its offer.
 */
final class Feed implements Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final FeedSource source;
    private final JobContext context;
    private final LakeTables lake;
    private final Optional<Batches> published;
    private final Map<String, LakeTable> tables = new HashMap<>();

    private Feed(FeedSource source, JobContext context, LakeTables lake, Optional<Batches> published) {
        this.source = source;
        this.context = context;
        this.lake = lake;
        this.published = published;
    }

    /** The batches that are published now. */
    static Feed of(FeedSource source, JobContext context) {
        LakeTables lake = new LakeTables(context.spark(), source.lake());
        return new Feed(
                source,
                context,
                lake,
                BatchTable.find(lake, source.batchTable()).map(BatchTable::read));
    }

    @Override
    public boolean isReady() {
        if (published.isEmpty()) {
            LOG.info("{} has published no batch yet: there is no table {}", source.platform(), source.batchTable());
        }
        return published.isPresent();
    }

    @Override
    public boolean isSeries() {
        return true;
    }

    @Override
    public Optional<Function<IngestTable, Delivery>> next(List<DatasetTables> group, Batches own) {
        List<FedDataset> datasets = datasets(group, own);
        if (!missing(datasets).isEmpty()) {
            return Optional.empty();
        }
        long newest = batches(datasets).max().orElseThrow();
        if (datasets.stream().allMatch(each -> each.isDone(newest))) {
            return Optional.empty();
        }
        long batch = isStepwise(datasets) ? firstReadable(datasets, newest) : newest;
        requireReadable(datasets, batch);
        long number = own.next(datasets.stream().map(FedDataset::name).toList());
        FedRows rows = new FedRows(
                context, source.location() + "/" + UUID.randomUUID(), number, source.loadEpoch(), source.platform());
        Map<IngestTable, Delivery> deliveries = new HashMap<>();
        for (FedDataset dataset : datasets) {
            deliveries.put(
                    dataset.table(),
                    rows.delivery(dataset, theirs(dataset), dataset.at(batch).orElseThrow()));
        }
        LOG.info("Takes batch {} of {}", batch, source.platform());
        return Optional.of(table -> Objects.requireNonNull(deliveries.get(table)));
    }

    /** As long as nothing is shown here, or nothing new is there, nobody waits for more than the missing dataset itself. */
    @Override
    public Map<String, String> waiting(List<DatasetTables> group, Batches own) {
        List<FedDataset> datasets = datasets(group, own);
        List<String> missing = missing(datasets);
        OptionalLong newest = batches(datasets).max();
        boolean begun = datasets.stream().anyMatch(FedDataset::hasBegun);
        if (!missing.isEmpty() && begun && newest.isPresent()) {
            long batch = newest.getAsLong();
            List<String> late = datasets.stream()
                    .filter(each -> each.newest().isPresent() && !each.isDone(batch))
                    .map(FedDataset::name)
                    .toList();
            if (!late.isEmpty()) {
                throw new JobException(source.platform() + " has published no batch of " + missing
                        + ", and what is new of "
                        + late + " waits for it, as they are published together here; apply " + source.platform()
                        + " with the current model, so that it ingests " + missing + ", too, then run the job again");
            }
        }
        Map<String, String> waiting = new HashMap<>();
        missing.forEach(name -> waiting.put(
                name,
                source.platform() + " has published no batch of it yet"
                        + (datasets.size() > 1 ? ", and all that is published with it here waits for it" : "")));
        return waiting;
    }

    private List<FedDataset> datasets(List<DatasetTables> group, Batches own) {
        return group.stream()
                .map(each -> FedDataset.of(each, own, published.orElseThrow(), source.loadEpoch()))
                .toList();
    }

    private static List<String> missing(List<FedDataset> datasets) {
        return datasets.stream()
                .filter(each -> each.newest().isEmpty())
                .map(FedDataset::name)
                .toList();
    }

    private static LongStream batches(List<FedDataset> datasets) {
        return datasets.stream().flatMapToLong(FedDataset::batches);
    }

    /** One batch after the other makes sense if all have a state to begin from. */
    private static boolean isStepwise(List<FedDataset> datasets) {
        return datasets.stream().anyMatch(FedDataset::keepsHistory)
                && datasets.stream().allMatch(FedDataset::hasBegun);
    }

    private long firstReadable(List<FedDataset> datasets, long newest) {
        long last = datasets.stream().mapToLong(FedDataset::lastBatch).max().orElseThrow();
        return batches(datasets)
                .filter(batch -> batch >= last)
                .sorted()
                .filter(batch -> !datasets.stream().allMatch(each -> each.isDone(batch)) && isReadable(datasets, batch))
                .findFirst()
                .orElse(newest);
    }

    private boolean isReadable(List<FedDataset> datasets, long batch) {
        return datasets.stream()
                .allMatch(each -> each.at(batch)
                        .filter(record -> theirs(each).has(record.snapshot()))
                        .isPresent());
    }

    private void requireReadable(List<FedDataset> datasets, long batch) {
        for (FedDataset dataset : datasets) {
            BatchRecord record = dataset.at(batch).orElseThrow();
            if (!theirs(dataset).has(record.snapshot())) {
                throw new JobException(
                        "Snapshot " + record.snapshot() + " of "
                                + theirs(dataset).name()
                                + ", which batch " + batch + " of " + source.platform()
                                + " names, is not in its lake any more; was the table rolled back, or has it a newer batch? Run the job again");
            }
        }
    }

    private LakeTable theirs(FedDataset dataset) {
        return tables.computeIfAbsent(
                dataset.table().sourceTable(),
                name -> lake.find(name)
                        .orElseThrow(() -> new JobException("The lake of " + source.platform() + " has no table " + name
                                + " of dataset " + dataset.name()
                                + ", though a batch names it; render and apply both platforms again")));
    }
}
