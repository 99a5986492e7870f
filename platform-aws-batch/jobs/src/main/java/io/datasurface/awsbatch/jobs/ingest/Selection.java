package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which changes a batch takes: of a single-dataset store the oldest files, of a multi-dataset store all changes up to a cut.
 *
 * <p>Readers never go back in time: the first batch of a table that is another version, or is made again of the same files, has at least what was
 * taken before it, in a multi-dataset store in any of the tables, however many files that is. Only what follows is limited. For a table that
 * somebody dropped this is so, too: what reads the lake meanwhile fails, which mends itself, and a state of weeks ago would be passed on.
 */
final class Selection {
    private final Optional<ConsistentCut> cut;
    private final int most;
    private final boolean limited;
    private final boolean empty;

    private Selection(Optional<ConsistentCut> cut, int most, boolean limited, boolean empty) {
        this.cut = cut;
        this.most = most;
        this.limited = limited;
        this.empty = empty;
    }

    /**
     * Selects changes.
     *
     * @param tables what is published together
     * @param settling when a file of changes is settled
     * @param most files that a batch takes
     */
    static Selection of(
            JobContext context,
            IngestSpec spec,
            long epoch,
            List<TableBatch> tables,
            Batches batches,
            Duration settling,
            int most) {
        List<StagingFile> files =
                tables.stream().flatMap(table -> table.changes().stream()).toList();
        // What the job itself has read is whole; a table without a key has no numbers then.
        boolean pulled = tables.stream().anyMatch(TableBatch::isWhole);
        if (pulled) {
            return new Selection(Optional.empty(), Integer.MAX_VALUE, false, false);
        }
        if (spec.consistency() == Consistency.SINGLE) {
            Selection oldest = new Selection(Optional.empty(), most, false, false);
            boolean isPart = tables.stream()
                    .anyMatch(table ->
                            oldest.taken(table).size() < table.changes().size());
            return new Selection(Optional.empty(), most, isPart, false);
        }
        Instant settled = context.clock().instant().minus(settling);
        Optional<String> before =
                batches.sequence(tables.stream().map(TableBatch::dataset).toList(), epoch);
        ConsistentCut found = ConsistentCut.of(context.spark(), files, before, settled, most);
        boolean again = before.isPresent() && tables.stream().anyMatch(TableBatch::isBehindReaders);
        ConsistentCut cut = again ? found.atLeast(before.get()) : found;
        boolean nothingNew = before.isPresent()
                && !again
                && cut.last().filter(last -> last.compareTo(before.get()) > 0).isEmpty()
                && files.stream().noneMatch(cut::hasAllOf);
        return new Selection(
                Optional.of(cut), most, files.size() > most, cut.last().isEmpty() || nothingNew);
    }

    /** The last change of a table that is taken; empty for all of the files that are taken. */
    Optional<String> last(TableBatch table) {
        return table.numbered().isPresent() ? table.numbered() : last();
    }

    private Optional<String> last() {
        return empty ? Optional.empty() : cut.flatMap(ConsistentCut::last);
    }

    /** Whether there may be more files than the batch takes. */
    boolean isLimited() {
        return limited;
    }

    /** The files of changes that are taken whole. */
    List<StagingFile> taken(TableBatch table) {
        if (empty) {
            return List.of();
        }
        return cut.map(all -> table.changes().stream().filter(all::hasAllOf).toList())
                .orElseGet(() -> oldest(table));
    }

    private List<StagingFile> oldest(TableBatch table) {
        List<StagingFile> first = table.changes().stream()
                .sorted(Comparator.comparing(StagingFile::written).thenComparing(StagingFile::name))
                .limit(most)
                .toList();
        return Stream.concat(first.stream(), table.changes().stream().filter(table::wasShown))
                .distinct()
                .toList();
    }

    /** The files of which the batch may have a part. */
    List<StagingFile> partly(TableBatch table) {
        return empty || cut.isEmpty()
                ? List.of()
                : table.changes().stream()
                        .filter(file -> cut.get().hasPartOf(file, table.isBehindReaders()))
                        .toList();
    }
}
