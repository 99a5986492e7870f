package io.datasurface.graph.chunk;

import java.util.List;

/**
 * What a node will cost when it is rendered.
 *
 * @param cost what is paid for the node itself
 * @param groups keys of the groups that the node belongs to, such as {@code store:NW_Data}; what a group costs is paid once per chunk
 *     that holds at least one of its nodes
 */
public record NodeEstimate(Cost cost, List<String> groups) {
    /** Copies the groups. */
    public NodeEstimate {
        groups = List.copyOf(groups);
    }
}
