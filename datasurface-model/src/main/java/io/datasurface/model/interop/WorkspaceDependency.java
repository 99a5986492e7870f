package io.datasurface.model.interop;

import java.util.List;

/**
 * A workspace that depends on a datastore, directly or through transformers. A server names each workspace once only, below whichever
 * datastore it came from first.
 *
 * @param workspace name of the workspace
 * @param dependencies the workspaces that depend on the output of its transformer, sorted
 */
public record WorkspaceDependency(String workspace, List<WorkspaceDependency> dependencies) {
    /** Copies the list. */
    public WorkspaceDependency {
        dependencies = List.copyOf(dependencies);
    }
}
