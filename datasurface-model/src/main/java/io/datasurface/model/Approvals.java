package io.datasurface.model;

import io.datasurface.model.common.Shorthand;
import java.util.List;

/**
 * Who may use the datasets of a datastore: nobody but these.
 *
 * @param approved what the producer has approved; empty: nothing
 */
public record Approvals(@Shorthand List<DatasetDSGApproval> approved) {
    /** Copies the collections. */
    public Approvals {
        approved = List.copyOf(approved);
    }

    /**
     * Whether a dataset group may use a dataset.
     *
     * @param workspace name of the workspace
     * @param dsgName name of its dataset group
     * @param datasetName name of the dataset
     * @return true if it is approved
     */
    public boolean covers(String workspace, String dsgName, String datasetName) {
        return approved.contains(new DatasetDSGApproval(workspace, dsgName, datasetName));
    }
}
