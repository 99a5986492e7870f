package io.datasurface.awsbatch.jobs.reconcile;

import static org.apache.spark.sql.functions.col;

import io.datasurface.awsbatch.jobs.comparison.ComparedColumn;
import io.datasurface.awsbatch.jobs.comparison.TablePair;
import io.datasurface.awsbatch.jobs.export.KeptValues;
import io.datasurface.awsbatch.jobs.export.TargetTable;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.source.SourceDatabase;
import io.datasurface.awsbatch.jobs.source.SourceTable;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.TargetSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A database that tables were exported to. What it says it has, and what it has, are read in one snapshot of it, so that an export that is
 * running makes no difference.
 */
final class Target implements OtherSide {
    private final JobContext context;
    private final LakeTables lake;
    private final TargetSide side;
    private final SourceDatabase database;
    /** In which the target says what it holds. Its columns are written as the database writes names that have no quotes. */
    private final SourceTable state;

    Target(JobContext context, LakeTables lake, TargetSide side, String folder) {
        this.context = context;
        this.lake = lake;
        this.side = side;
        JdbcTarget at = side.database();
        this.database = SourceDatabase.open(
                context.spark(),
                DatabaseAddress.of(at),
                context.secrets().login(at.secretArn()),
                "reconcile",
                context.clock().instant(),
                folder);
        this.state = new SourceTable(
                TargetTable.STATE,
                at.schema(),
                TargetTable.STATE,
                List.of("physical", "snapshot", "columns", "source"));
    }

    @Override
    public String name() {
        return "target";
    }

    @Override
    public boolean isMoving() {
        return false;
    }

    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (ExportTable table : side.tables()) {
            if (table.milestoning() != Milestoning.FORENSIC) {
                tables.add(new ExportedTable(new TargetTable(table, false), table.sourceTable()));
            }
            if (table.milestoning() != Milestoning.LIVE) {
                tables.add(new ExportedTable(new TargetTable(table, true), LakeTables.history(table.sourceTable())));
            }
        }
        return tables;
    }

    @Override
    public void close() {
        database.close();
    }

    private final class ExportedTable implements Table {
        private final TargetTable table;
        private final String source;

        ExportedTable(TargetTable table, String source) {
            this.table = table;
            this.source = source;
        }

        @Override
        public String name() {
            return table.table().dataset().store() + "/"
                    + table.table().dataset().dataset() + (table.history() ? " (history)" : "");
        }

        /** A table that has another shape, or is of another table of the lake, waits for the next export. */
        @Override
        public Optional<TablePair> pair() {
            return database.first(state, "name", table.name())
                    .map(row -> row.stream().map(Optional::orElseThrow).toList())
                    .filter(row ->
                            row.get(2).equals(table.shape()) && row.get(3).equals(source))
                    .map(row -> pair(row.get(0), Long.parseLong(row.get(1))));
        }

        private TablePair pair(String physical, long snapshot) {
            LakeTable of = lake.find(source)
                    .filter(found -> found.has(snapshot))
                    .orElseThrow(() -> new JobException("Snapshot " + snapshot + " of " + source
                            + ", which the target has, is not in the lake any more; the next export replaces it"));
            List<ComparedColumn> columns = table.columns().stream()
                    .map(column -> new ComparedColumn(column.name(), column.type()))
                    .toList();
            SourceTable read = new SourceTable(
                    name(),
                    side.database().schema(),
                    physical,
                    columns.stream().map(ComparedColumn::name).toList());
            return new TablePair(
                    name(),
                    batch(of, snapshot),
                    snapshot,
                    columns,
                    table.key(),
                    kept(of.rows(context.spark(), Optional.of(snapshot))
                            .where(col(LakeColumns.DELETED).equalTo(false))),
                    kept(database.rows(read, "")));
        }

        private Dataset<Row> kept(Dataset<Row> rows) {
            return KeptValues.of(side.database().engine(), table, rows);
        }

        /** 0 if the batch is so old that it is not recorded any more. */
        private long batch(LakeTable of, long snapshot) {
            String dataset = table.table().dataset().dataset();
            return of.batchTable().stream()
                    .flatMap(name -> BatchTable.find(lake, name).stream())
                    .flatMap(batches -> batches.read().of(dataset).stream())
                    .filter(record -> table.history()
                            ? record.historySnapshot()
                                    .filter(one -> one == snapshot)
                                    .isPresent()
                            : record.snapshot() == snapshot)
                    .mapToLong(record -> record.batch())
                    .max()
                    .orElse(0);
        }
    }
}
