package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@link BatchTable} says at one moment. */
public final class Batches {
    private final Optional<Long> snapshot;
    private final Map<String, List<BatchRecord>> records;
    private final Map<String, Instant> recordedAt;

    Batches(Optional<Long> snapshot, List<BatchRecord> records, Map<String, Instant> recordedAt) {
        this.snapshot = snapshot;
        this.recordedAt = Map.copyOf(recordedAt);
        this.records = records.stream()
                .sorted(Comparator.comparingLong(BatchRecord::batch))
                .collect(Collectors.groupingBy(BatchRecord::dataset));
    }

    /** The snapshot of the batch table; empty if it has none. */
    Optional<Long> snapshot() {
        return snapshot;
    }

    /** The newest record of a dataset. */
    public Optional<BatchRecord> newest(String dataset) {
        List<BatchRecord> all = of(dataset);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** When the newest batch of datasets that are published together was recorded; before all others, if there is none. */
    public Instant lastRecorded(Collection<String> datasets) {
        return datasets.stream()
                .flatMap(dataset -> Optional.ofNullable(recordedAt.get(dataset)).stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The number of the next batch of datasets that are published together. */
    public long next(Collection<String> datasets) {
        return 1
                + datasets.stream()
                        .flatMap(dataset -> newest(dataset).stream())
                        .mapToLong(BatchRecord::batch)
                        .max()
                        .orElse(0);
    }

    /** The newest record of a dataset that is of a table; those of others are of another version of its table. */
    public Optional<BatchRecord> newestOf(String dataset, String table) {
        return of(dataset).stream()
                .filter(record -> record.table().equals(table))
                .reduce((older, newer) -> newer);
    }

    /** The files of a load epoch that a dataset has taken whole, by whichever version of its table. */
    public Set<StagingFile> takenByAny(String dataset, long epoch) {
        return of(dataset).stream()
                .filter(record -> record.epoch() == epoch)
                .flatMap(record -> record.files().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The files of a load epoch that a table of a dataset has taken whole, in some batches. Versions of a table share the numbers of batches, and a
     * run with an older document may record one of the version before amid those of the next, so the numbers do not tell whose a batch is.
     */
    public Set<StagingFile> taken(String dataset, String table, long epoch, BatchSpan span) {
        return new HashSet<>(inOrder(dataset, table, epoch, span));
    }

    /** The same files in the order in which they were taken, each as often as it was. */
    public List<StagingFile> inOrder(String dataset, String table, long epoch, BatchSpan span) {
        return shown(dataset, table, epoch, span)
                .flatMap(record -> record.files().stream())
                .toList();
    }

    /** The last change that batches of a load epoch may have; empty if there are none. */
    public Optional<String> sequence(Collection<String> datasets, long epoch) {
        return datasets.stream()
                .flatMap(dataset -> of(dataset).stream())
                .filter(record -> record.epoch() == epoch)
                .flatMap(record -> record.sequence().stream())
                .max(Comparator.naturalOrder());
    }

    /** The last change that some batches of a load epoch have in a table of a dataset; empty if there are none. */
    public Optional<String> sequence(String dataset, String table, long epoch, BatchSpan span) {
        return shown(dataset, table, epoch, span)
                .flatMap(record -> record.sequence().stream())
                .max(Comparator.naturalOrder());
    }

    private Stream<BatchRecord> shown(String dataset, String table, long epoch, BatchSpan span) {
        return of(dataset).stream()
                .filter(record -> record.table().equals(table) && record.epoch() == epoch && span.has(record));
    }

    /** The newest record of a dataset among the batches up to a number. */
    public Optional<BatchRecord> newest(String dataset, long upTo) {
        return of(dataset).stream().filter(record -> record.batch() <= upTo).reduce((older, newer) -> newer);
    }

    /** All records of a dataset that are kept, the oldest first. */
    public List<BatchRecord> of(String dataset) {
        return records.getOrDefault(dataset, List.of());
    }
}
