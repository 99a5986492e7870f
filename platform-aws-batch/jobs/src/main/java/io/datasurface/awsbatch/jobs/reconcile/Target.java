package io.datasurface.awsbatch.jobs.reconcile;

import static org.apache.spark.sql.functions.col;

import io.datasurface.awsbatch.jobs.comparison.ComparedColumn;
import io.datasurface.awsbatch.jobs.comparison.TablePair;
import io.datasurface.awsbatch.jobs.export.TargetTable;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.source.SourceDatabase;
import io.datasurface.awsbatch.jobs.source.SourceTable;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.TargetSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database that tables were exported to. What it says it has, and what it has, are read in one snapshot of it, so that an export that is
 * running makes no difference.
 */
final class Target implements OtherSide {
    private final JobContext context;
    private final LakeTables lake;
    private final TargetSide side;
    private final SourceDatabase database;

    Target(JobContext context, LakeTables lake, TargetSide side, String folder) {
        this.context = context;
        this.lake = lake;
        this.side = side;
        JdbcTarget at = side.database();
        if (at.engine() != JdbcEngine.POSTGRESQL) {
            throw new JobException("The database at " + at.host() + " is of the kind " + at.engine()
                    + "; this version compares targets of the kind POSTGRESQL only");
        }
        this.database = SourceDatabase.open(
                context.spark(),
                DatabaseAddress.of(at),
                context.secrets().login(at.secretArn()),
                "reconcile",
                context.clock().instant(),
                folder);
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
            String state = quoted(side.database().schema()) + "." + quoted(TargetTable.STATE);
            boolean isPrepared = database.ask("SELECT to_regclass(?)::text", state)
                    .flatMap(row -> row.get(0))
                    .isPresent();
            if (!isPrepared) {
                return Optional.empty();
            }
            return database.ask(
                            "SELECT physical, snapshot, columns, source FROM " + state + " WHERE name = ?",
                            table.name())
                    .map(row -> row.stream().map(Optional::orElseThrow).toList())
                    .filter(row ->
                            row.get(2).equals(table.shape()) && row.get(3).equals(source))
                    .map(row -> pair(row.get(0), Long.parseLong(row.get(1))));
        }

        private static String quoted(String name) {
            return SqlNames.quoted(JdbcEngine.POSTGRESQL, name);
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
                    of.rows(context.spark(), Optional.of(snapshot))
                            .where(col(LakeColumns.DELETED).equalTo(false)),
                    database.rows(read, ""));
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
