package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.FeedMark;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A dataset between what another platform has published of it and what is shown here.
 *
 * @param tables its tables here
 * @param shown what they show; empty if that is not of a feed
 * @param last the number of the last change here, in this load epoch
 * @param published what the other platform has published of it, the oldest first
 * @param epoch the load epoch that the tables are to show
 */
record FedDataset(
        DatasetTables tables,
        Optional<BatchRecord> shown,
        Optional<String> last,
        List<BatchRecord> published,
        long epoch) {
    /** Places for a time in milliseconds. */
    private static final int MILLIS_BITS = 44;

    static FedDataset of(DatasetTables tables, Batches own, Batches published, long epoch) {
        String name = tables.dataset().dataset();
        long batch = tables.live().batch();
        return new FedDataset(
                tables,
                // What is recorded and cannot be shown any more is read again.
                own.newest(name, batch).filter(record -> record.feed().isPresent()),
                own.sequence(
                        name, tables.dataset().table(), epoch, tables.live().batches()),
                // What is recorded of another table is of another version of it.
                published.of(name).stream()
                        .filter(record -> record.table().equals(tables.dataset().sourceTable()))
                        .toList(),
                epoch);
    }

    IngestTable table() {
        return tables.dataset();
    }

    String name() {
        return table().dataset();
    }

    boolean keepsHistory() {
        return tables.history().isPresent();
    }

    boolean hasKey() {
        return !table().schema().primaryKey().isEmpty();
    }

    Optional<FeedMark> taken() {
        return shown.flatMap(BatchRecord::feed);
    }

    /** Of those that are taken, 0 if none is. */
    long lastBatch() {
        return taken().map(FeedMark::batch).orElse(0L);
    }

    Optional<BatchRecord> newest() {
        return published.isEmpty() ? Optional.empty() : Optional.of(published.get(published.size() - 1));
    }

    LongStream batches() {
        return published.stream().mapToLong(BatchRecord::batch);
    }

    /** What belongs to a batch of the other platform. */
    Optional<BatchRecord> at(long batch) {
        return published.stream().filter(record -> record.batch() <= batch).reduce((older, newer) -> newer);
    }

    /** Whether the live table shows a load of this epoch; one without a key has as many numbers as loads, which begin with the epoch. */
    boolean isLoaded() {
        return tables.live()
                .load()
                .filter(mark -> hasKey() ? mark.epoch() == epoch : mark.epoch() >= firstNumber())
                .isPresent();
    }

    /** The number of the next load of a dataset without a key: greater than that which is shown, and by the time, for people. */
    long nextNumber(Instant now) {
        long shown = tables.live().load().map(LoadMark::epoch).orElse(0L);
        return Math.max(shown + 1, firstNumber() + now.toEpochMilli());
    }

    /** No load of a lower epoch has a number as great, in some hundred years. */
    private long firstNumber() {
        return (epoch - 1) << MILLIS_BITS;
    }

    /** Whether what is shown is a batch of this feed, as it is known now. */
    boolean hasBegun() {
        return isLoaded()
                && taken().filter(mark -> published.stream()
                                .anyMatch(record ->
                                        record.batch() == mark.batch() && record.snapshot() == mark.snapshot()))
                        .isPresent();
    }

    /** Whether all tables show what belongs to a batch. */
    boolean isDone(long batch) {
        boolean loaded = Stream.concat(Stream.of(tables.live()), tables.history().stream())
                .allMatch(table -> table.load().isPresent()
                        && table.load().equals(tables.live().load()));
        return loaded && at(batch).filter(this::isSame).isPresent();
    }

    /** Whether what is shown is what belongs to a batch there, in all columns that the dataset has here now. */
    boolean isSame(BatchRecord target) {
        return isLoaded() && taken().map(FeedMark::snapshot).equals(Optional.of(target.snapshot())) && hasAllColumns();
    }

    private boolean hasAllColumns() {
        List<String> columns =
                table().schema().columns().stream().map(ColumnSpec::name).toList();
        return tables.live().hadColumns(shown.orElseThrow().snapshot(), columns);
    }

    /** Whether what differs between two snapshots there is what differs from what is shown here. */
    boolean follows(LakeTable theirs, BatchRecord target) {
        return hasBegun() && theirs.leadsTo(taken().orElseThrow().snapshot(), target.snapshot()) && hasAllColumns();
    }
}
