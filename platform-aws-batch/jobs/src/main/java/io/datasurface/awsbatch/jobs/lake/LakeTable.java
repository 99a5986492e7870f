package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.lit;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.LakeTableSpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * A table that is written on a branch and then shown. Readers of the table see the main branch: a batch is one or two commits on a branch of
 * its own, and {@link #publish} moves main to it in one commit of metadata, together with the marks of what it then shows.
 *
 * <p>Each try has a branch of its own, so that two runs at once can't mix their rows; only one of them can move main.
 */
public final class LakeTable {
    private static final String BRANCHES = "ds_batch_";
    /** Property of snapshots: what was staged. */
    private static final String STAGED = "datasurface.staged";
    /** Others change other things of a table at the same time; a look tells whether they were in the way. */
    private static final int TRIES = 5;
    /** Property of tables: the last batch that the table shows. */
    private static final String BATCH = "datasurface.batch";
    /** Property of tables: the first batch that the table has shown; tables of former releases have none. */
    private static final String FIRST_BATCH = "datasurface.batch.first";

    private final Table table;
    private final String sparkName;

    LakeTable(Table table, String sparkName) {
        this.table = table;
        this.sparkName = sparkName;
    }

    /** The table itself. */
    public Table table() {
        return table;
    }

    /** Its name in messages. */
    public String name() {
        return table.name();
    }

    /** The columns that rows of the table have, those of former versions of the dataset too. */
    public List<String> columns() {
        return table.schema().columns().stream().map(NestedField::name).toList();
    }

    /** Its columns. */
    public Schema schema() {
        return table.schema();
    }

    /** How SQL names it. */
    public String sparkName() {
        return sparkName;
    }

    /** The table in which the batches of its store are recorded; empty if no ingest job has made this one. */
    public Optional<String> batchTable() {
        return Optional.ofNullable(table.properties().get(LakeTableSpec.BATCHES));
    }

    /** Whether the changes from one snapshot to another can be read: both are there, and one came of the other. */
    public boolean leadsTo(long from, long to) {
        return table.snapshot(from) != null && table.snapshot(to) != null && SnapshotUtil.isAncestorOf(table, to, from);
    }

    /** Whether a snapshot has not expired. */
    public boolean has(long snapshot) {
        return table.snapshot(snapshot) != null;
    }

    /** Whether the table had columns when a snapshot was made; false if it has expired. */
    public boolean hadColumns(long snapshot, Collection<String> names) {
        Snapshot made = table.snapshot(snapshot);
        Integer id = made == null ? null : made.schemaId();
        Schema schema = id == null ? null : table.schemas().get(id);
        return schema != null && names.stream().allMatch(name -> schema.findField(name) != null);
    }

    /** Reads the metadata anew. */
    public void refresh() {
        table.refresh();
    }

    /** The load that readers see, and on which they see changes; as of the last {@link #refresh}. */
    public Optional<LoadMark> load() {
        return LoadMark.in(table.properties());
    }

    /** The last batch that readers see, 0 if there is none; as of the last {@link #refresh}. */
    public long batch() {
        return Long.parseLong(table.properties().getOrDefault(BATCH, "0"));
    }

    /** The batches that readers see; as of the last {@link #refresh}. */
    public BatchSpan batches() {
        return new BatchSpan(Long.parseLong(table.properties().getOrDefault(FIRST_BATCH, "0")), batch());
    }

    /** The snapshot that readers see. */
    public Optional<Long> current() {
        return Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
    }

    /** Whether a snapshot is staged and main can move to it; as of the last {@link #refresh}. */
    public boolean canPublish(long snapshot) {
        return table.snapshot(snapshot) != null && followsMain(snapshot, alike());
    }

    /** The snapshot that was staged under a mark by any try, if main can still move to it. */
    public Optional<Long> staged(String mark) {
        Set<Long> alike = alike();
        for (SnapshotRef branch : branches().values()) {
            for (Snapshot snapshot : SnapshotUtil.ancestorsOf(branch.snapshotId(), table::snapshot)) {
                if (alike.contains(snapshot.snapshotId())) {
                    break;
                }
                if (mark.equals(snapshot.summary().get(STAGED)) && followsMain(snapshot.snapshotId(), alike)) {
                    return Optional.of(snapshot.snapshotId());
                }
            }
        }
        return Optional.empty();
    }

    /** How many rows more than the one before it a snapshot has that was staged under a mark; 0 if it was staged under another. */
    public long added(long snapshot, String mark) {
        Snapshot made = table.snapshot(snapshot);
        if (made == null || !mark.equals(made.summary().get(STAGED))) {
            return 0;
        }
        Snapshot before = made.parentId() == null ? null : table.snapshot(made.parentId());
        return rows(made) - (before == null ? 0 : rows(before));
    }

    private static long rows(Snapshot snapshot) {
        Map<String, String> totals = snapshot.summary();
        return Long.parseLong(totals.getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"))
                - Long.parseLong(totals.getOrDefault(SnapshotSummary.TOTAL_POS_DELETES_PROP, "0"));
    }

    /** Makes a branch at a staged snapshot, or else at what readers see now; returns its name. */
    public String makeBranch(long batch, Optional<Long> at) {
        String name = BRANCHES + batch + "_" + UUID.randomUUID().toString().replace("-", "");
        ManageSnapshots snapshots = table.manageSnapshots();
        at.or(this::current)
                .map(snapshot -> snapshots.createBranch(name, snapshot))
                .orElseGet(() -> snapshots.createBranch(name))
                .commit();
        table.refresh();
        return name;
    }

    /** Whether a branch has no rows, nor files that could have some. */
    public boolean isEmpty(String branch) {
        return "0".equals(table.snapshot(head(branch)).summary().get(SnapshotSummary.TOTAL_DATA_FILES_PROP));
    }

    /**
     * Puts rows on a branch in place of all that is there, in one commit with its mark.
     *
     * @return the snapshot
     */
    public long replace(String branch, String mark, Dataset<Row> rows) {
        try {
            withColumnsOfTable(rows)
                    .writeTo(sparkName + "." + Names.quoted("branch_" + branch))
                    .option("snapshot-property." + STAGED, mark)
                    .overwrite(lit(true));
        } catch (NoSuchTableException e) {
            throw new JobException("Table " + table.name() + " was dropped while it was loaded", e);
        }
        return head(branch);
    }

    /**
     * Adds rows to a branch, in one commit with its mark.
     *
     * @return the snapshot
     */
    public long append(String branch, String mark, Dataset<Row> rows) {
        try {
            withColumnsOfTable(rows)
                    .writeTo(sparkName + "." + Names.quoted("branch_" + branch))
                    .option("snapshot-property." + STAGED, mark)
                    .append();
        } catch (NoSuchTableException e) {
            throw new JobException("Table " + table.name() + " was dropped while rows were added", e);
        }
        return head(branch);
    }

    /**
     * Merges rows into a branch, in one commit with its mark.
     *
     * @param rows what the statement calls {@code s}
     * @param clauses what follows {@code MERGE INTO ... t USING ... s}
     * @return the snapshot
     */
    public long merge(String branch, String mark, Dataset<Row> rows, String clauses) {
        String view = "ds_" + UUID.randomUUID().toString().replace("-", "");
        SparkSession spark = rows.sparkSession();
        rows.createOrReplaceTempView(view);
        try {
            CommitMetadata.withCommitProperties(
                    Map.of(STAGED, mark),
                    () -> spark.sql("MERGE INTO " + sparkName + "." + Names.quoted("branch_" + branch) + " t USING "
                            + view + " s " + clauses),
                    RuntimeException.class);
        } finally {
            spark.catalog().dropTempView(view);
        }
        return head(branch);
    }

    /** The rows at a snapshot; none if the table never had one. */
    public Dataset<Row> rows(SparkSession spark, Optional<Long> snapshot) {
        Dataset<Row> all = snapshot.isEmpty()
                ? spark.table(sparkName).limit(0)
                : spark.read().option("snapshot-id", snapshot.get()).table(sparkName);
        return all;
    }

    /**
     * Shows a staged snapshot to readers, marks the table with what it shows, and removes the branches of batches, all in one commit. If files
     * were rewritten since it was staged, this is undone: maintenance will come again, and a batch is what is recorded of it.
     *
     * @throws JobException if main has moved meanwhile
     */
    public void publish(long snapshot, LoadMark load, long batch) {
        TableOperations operations = ((HasTableOperations) table).operations();
        for (int tries = 1; ; tries++) {
            table.refresh();
            if (!canPublish(snapshot)) {
                throw new JobException("Table " + table.name() + " has lost what was staged of batch " + batch
                        + ": another run has changed it; run the job again when that one has ended");
            }
            TableMetadata before = operations.current();
            try {
                operations.commit(before, shown(before, snapshot, load, batch));
                table.refresh();
                return;
            } catch (CommitFailedException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private TableMetadata shown(TableMetadata before, long snapshot, LoadMark load, long batch) {
        TableMetadata.Builder after =
                TableMetadata.buildFrom(before).setBranchSnapshot(snapshot, SnapshotRef.MAIN_BRANCH);
        branches().keySet().forEach(after::removeRef);
        if (!before.properties().containsKey(BATCH)) {
            after.setProperties(Map.of(FIRST_BATCH, Long.toString(batch)));
        }
        return after.setProperties(Map.of(
                        LoadMark.EPOCH,
                        Long.toString(load.epoch()),
                        LoadMark.MANIFEST,
                        load.manifest(),
                        BATCH,
                        Long.toString(batch)))
                .build();
    }

    private SortedMap<String, SnapshotRef> branches() {
        SortedMap<String, SnapshotRef> branches = new TreeMap<>(table.refs());
        branches.keySet().removeIf(name -> !name.startsWith(BRANCHES));
        return branches;
    }

    private long head(String branch) {
        table.refresh();
        SnapshotRef ref = table.refs().get(branch);
        if (ref == null) {
            throw new JobException("Table " + table.name() + " has lost the branch " + branch
                    + " while it was written: another run has published; run the job again when that one has ended");
        }
        return ref.snapshotId();
    }

    /** What has the rows that readers see: main, and what was before it if since then files were only rewritten. */
    private Set<Long> alike() {
        Set<Long> alike = new HashSet<>();
        if (table.currentSnapshot() != null) {
            for (Snapshot snapshot :
                    SnapshotUtil.ancestorsOf(table.currentSnapshot().snapshotId(), table::snapshot)) {
                alike.add(snapshot.snapshotId());
                if (!DataOperations.REPLACE.equals(snapshot.operation())) {
                    break;
                }
            }
        }
        return alike;
    }

    private boolean followsMain(long snapshot, Set<Long> alike) {
        if (alike.isEmpty()) {
            return true;
        }
        for (Snapshot before : SnapshotUtil.ancestorsOf(snapshot, table::snapshot)) {
            if (alike.contains(before.snapshotId())) {
                return true;
            }
        }
        return false;
    }

    private Dataset<Row> withColumnsOfTable(Dataset<Row> rows) {
        table.refresh();
        Set<String> there = Arrays.stream(rows.columns())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Dataset<Row> all = rows;
        for (String column : columns()) {
            if (!there.contains(column.toLowerCase(Locale.ROOT))) {
                all = all.withColumn(column, lit(null));
            }
        }
        return all;
    }
}
