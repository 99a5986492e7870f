package io.datasurface.awsbatch.jobs.reconcile;

import static org.apache.spark.sql.functions.col;

import io.datasurface.awsbatch.jobs.comparison.ComparedColumn;
import io.datasurface.awsbatch.jobs.comparison.TablePair;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.lake.WallClocks;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.source.SourceDatabase;
import io.datasurface.awsbatch.jobs.source.SourceTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SourceSide;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The database that tables were ingested from. */
final class Source implements OtherSide {
    private final JobContext context;
    private final LakeTables lake;
    private final SourceSide side;
    private final SourceDatabase database;

    Source(JobContext context, LakeTables lake, SourceSide side, String folder) {
        this.context = context;
        this.lake = lake;
        this.side = side;
        this.database = SourceDatabase.open(
                context.spark(),
                DatabaseAddress.of(side),
                context.secrets().login(side.secretArn()),
                "reconcile",
                context.clock().instant(),
                folder);
    }

    @Override
    public String name() {
        return "source";
    }

    @Override
    public boolean isMoving() {
        return true;
    }

    @Override
    public List<Table> tables() {
        return side.tables().stream().<Table>map(IngestedTable::new).toList();
    }

    @Override
    public void close() {
        database.close();
    }

    private final class IngestedTable implements Table {
        private final IngestTable table;

        IngestedTable(IngestTable table) {
            this.table = table;
        }

        @Override
        public String name() {
            return table.dataset();
        }

        @Override
        public Optional<TablePair> pair() {
            return lake.find(table.table())
                    .filter(found -> found.current().isPresent())
                    .filter(found -> found.columns().containsAll(table.schema().columnNames()))
                    .map(this::pair);
        }

        private TablePair pair(LakeTable live) {
            List<ComparedColumn> columns = table.schema().columns().stream()
                    .map(column -> new ComparedColumn(column.name(), column.type()))
                    .toList();
            return new TablePair(
                    table.dataset(),
                    live.batch(),
                    live.current().orElseThrow(),
                    columns,
                    table.schema().primaryKey(),
                    live.rows(context.spark(), live.current())
                            .where(col(LakeColumns.DELETED).equalTo(false)),
                    instants(database.rows(SourceTable.of(table), "")));
        }

        /** As the ingest job reads them. */
        private Dataset<Row> instants(Dataset<Row> rows) {
            Column[] columns = table.schema().columns().stream()
                    .map(column -> {
                        Column value = Names.column(column.name());
                        boolean isClock = WallClocks.isOne(
                                rows.schema().apply(column.name()).dataType(), column.type());
                        return isClock
                                ? WallClocks.instant(value, column, table.dataset())
                                        .as(column.name())
                                : value;
                    })
                    .toArray(Column[]::new);
            return rows.select(columns);
        }
    }
}
