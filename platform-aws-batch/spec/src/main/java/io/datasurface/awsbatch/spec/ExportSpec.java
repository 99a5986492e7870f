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
 * @param views what consumers see; each is over one of the tables
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

    /** Refuses duplicate tables and views, and views over a table or a column that is not there. */
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
        Map<DatasetRef, ExportTable> byDataset = new HashMap<>();
        tables.forEach(table -> byDataset.put(table.dataset(), table));
        for (ConsumerView view : views) {
            ExportTable table = byDataset.get(view.dataset());
            if (table == null) {
                throw Checks.refused("view", view.view(), "no table holds its dataset " + view.dataset());
            }
            view.columns()
                    .forEach(name -> TableSchema.named(
                            "column of view " + view.view(), table.schema().columns(), name));
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
