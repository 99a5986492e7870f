package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.lit;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * A table that is loaded on a branch and then shown. Readers of the table see the main branch: the load is one commit on a branch of
 * its own, and {@link #publish} moves main to it in one commit of metadata.
 */
public final class LoadTable {
    private static final String BRANCHES = "ds_load_e";

    private final Table table;
    private final String sparkName;

    LoadTable(Table table, String sparkName) {
        this.table = table;
        this.sparkName = sparkName;
    }

    /** The load that readers see, if there is one. */
    public Optional<LoadMark> published() {
        table.refresh();
        return LoadMark.in(table.properties());
    }

    /** The snapshot that readers see. */
    public Optional<Long> current() {
        return Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
    }

    /** The snapshot of a load that is complete on its branch and can be published as it is. */
    public Optional<Long> staged(LoadMark mark) {
        table.refresh();
        Snapshot head = table.snapshot(branch(mark));
        if (head == null || !LoadMark.in(head.summary()).equals(Optional.of(mark)) || !followsMain(head)) {
            return Optional.empty();
        }
        return Optional.of(head.snapshotId());
    }

    /** Makes the branch for a load, at what readers see now. What an earlier try left on it is given up. */
    public void makeBranch(LoadMark mark) {
        table.refresh();
        if (table.refs().containsKey(branch(mark))) {
            table.manageSnapshots().removeBranch(branch(mark)).commit();
        }
        table.manageSnapshots().createBranch(branch(mark)).commit();
    }

    /**
     * Puts the rows of a load on its branch, in place of all that is there, in one commit with its mark.
     *
     * @return the snapshot
     */
    public long stage(LoadMark mark, Dataset<Row> rows) {
        try {
            withColumnsOfTable(rows)
                    .writeTo(sparkName + ".`branch_" + branch(mark) + "`")
                    .option("snapshot-property." + LoadMark.EPOCH, Long.toString(mark.epoch()))
                    .option("snapshot-property." + LoadMark.MANIFEST, mark.manifest())
                    .overwrite(lit(true));
        } catch (NoSuchTableException e) {
            throw new JobException("Table " + table.name() + " was dropped while it was loaded", e);
        }
        return staged(mark)
                .orElseThrow(
                        () -> new JobException(
                                "Table " + table.name()
                                        + " was changed by another writer while it was loaded; run the job again when that one has ended"));
    }

    /** Shows a staged load to readers, marks the table with it, and removes the branches of loads, all in one commit. */
    public void publish(LoadMark mark) {
        table.refresh();
        Transaction transaction = table.newTransaction();
        ManageSnapshots snapshots =
                transaction.manageSnapshots().fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch(mark));
        table.refs().keySet().stream()
                .filter(name -> name.startsWith(BRANCHES))
                .sorted()
                .forEach(snapshots::removeBranch);
        snapshots.commit();
        transaction
                .updateProperties()
                .set(LoadMark.EPOCH, Long.toString(mark.epoch()))
                .set(LoadMark.MANIFEST, mark.manifest())
                .commit();
        transaction.commitTransaction();
    }

    private boolean followsMain(Snapshot head) {
        Snapshot main = table.currentSnapshot();
        return main == null || SnapshotUtil.isAncestorOf(table, head.snapshotId(), main.snapshotId());
    }

    private Dataset<Row> withColumnsOfTable(Dataset<Row> rows) {
        table.refresh();
        Set<String> there = Arrays.stream(rows.columns())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<NestedField> missing = table.schema().columns().stream()
                .filter(field -> !there.contains(field.name().toLowerCase(Locale.ROOT)))
                .toList();
        Dataset<Row> all = rows;
        for (NestedField field : missing) {
            all = all.withColumn(field.name(), lit(null));
        }
        return all;
    }

    private static String branch(LoadMark mark) {
        return BRANCHES + mark.epoch();
    }
}
