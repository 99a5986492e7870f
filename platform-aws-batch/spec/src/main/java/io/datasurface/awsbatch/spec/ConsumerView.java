package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;

/**
 * The view through which one dataset group reads one dataset; consumers never read the table.
 *
 * @param workspace the consumer's workspace
 * @param datasetGroup the group within it
 * @param dataset which {@link ExportTable} it shows
 * @param view its name in the container
 * @param columns what it shows, in order, at least one
 * @param milestoning the live state or the history
 * @param readers database principals that may select from it, in order
 */
public record ConsumerView(
        String workspace,
        String datasetGroup,
        DatasetRef dataset,
        String view,
        List<String> columns,
        Milestoning milestoning,
        List<String> readers) {
    /** Refuses columns and readers that occur twice. */
    public ConsumerView {
        Checks.text("workspace", workspace);
        Checks.text("datasetGroup", datasetGroup);
        Objects.requireNonNull(dataset, "dataset");
        Checks.text("view", view);
        columns = Checks.distinct("columns", Checks.notEmpty("columns", columns), name -> name);
        Objects.requireNonNull(milestoning, "milestoning");
        readers = Checks.distinct("readers", Checks.texts("readers", readers), name -> name);
    }
}
