package io.datasurface.awsbatch.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Export to one container, as far as one chunk of the plan holds it.
 *
 * @param platform the platform instance
 * @param container the data container
 * @param chunk the chunk of the plan
 * @param target how to reach the container
 * @param lake where the data comes from
 * @param tables what the container holds
 * @param views what consumers see; each is over one of the tables; none with a {@link SnapshotTarget}
 */
public record ExportSpec(
        String platform,
        String container,
        String chunk,
        ExportTarget target,
        LakeSpec lake,
        List<ExportTable> tables,
        List<ConsumerView> views)
        implements SpecDocument {

    /** Refuses duplicate tables and views, views over a table or a column that is not there, and what the target can't hold. */
    public ExportSpec {
        Checks.text("platform", platform);
        Checks.text("container", container);
        Checks.text("chunk", chunk);
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(lake, "lake");
        tables = Checks.notEmpty("tables", tables);
        Checks.distinct("tables, by dataset,", tables, ExportTable::dataset);
        Checks.distinct("tables, by target table,", tables, ExportTable::targetTable);
        views = Checks.distinct("views", List.copyOf(views), ConsumerView::view);
        if (target instanceof SnapshotTarget) {
            checkSnapshot(tables, views);
        }
        Map<DatasetRef, ExportTable> byDataset = new HashMap<>();
        tables.forEach(table -> byDataset.put(table.dataset(), table));
        for (ConsumerView view : views) {
            ExportTable table = byDataset.get(view.dataset());
            if (table == null) {
                throw Checks.refused("view", view.view(), "no table holds its dataset " + view.dataset());
            }
            checkColumns(view, table.schema().columns());
        }
    }

    /** Nearly all views have the columns of their table, in their order. */
    private static void checkColumns(ConsumerView view, List<ColumnSpec> columns) {
        int place = 0;
        for (String name : view.columns()) {
            if (place >= columns.size() || !columns.get(place).name().equals(name)) {
                TableSchema.named("column of view " + view.view(), columns, name);
            }
            place++;
        }
    }

    /** Nobody makes views where DMS loads: consumers read the tables. */
    private static void checkSnapshot(List<ExportTable> tables, List<ConsumerView> views) {
        for (ExportTable table : tables) {
            SnapshotFormat.checkName("targetTable", table.targetTable());
            SnapshotFormat.problem(table).ifPresent(problem -> {
                throw new IllegalArgumentException(problem);
            });
        }
        if (!views.isEmpty()) {
            throw Checks.refused("view", views.get(0).view(), "a snapshot for DMS has tables only");
        }
    }

    /** The same into another database, from a lake elsewhere. */
    public ExportSpec at(ExportTarget newTarget, LakeSpec newLake) {
        return new ExportSpec(platform, container, chunk, newTarget, newLake, tables, views);
    }

    @Override
    public JobKind job() {
        return JobKind.EXPORT;
    }
}
