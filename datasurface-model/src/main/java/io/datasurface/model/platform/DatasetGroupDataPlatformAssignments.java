package io.datasurface.model.platform;

import java.util.List;

/**
 * The platforms on which a dataset group runs.
 *
 * @param workspace name of the workspace
 * @param dsgName name of its dataset group
 * @param assignments the platforms
 */
public record DatasetGroupDataPlatformAssignments(
        String workspace, String dsgName, List<DSGDataPlatformAssignment> assignments) {
    /** Copies the assignments. */
    public DatasetGroupDataPlatformAssignments {
        assignments = List.copyOf(assignments);
    }
}
