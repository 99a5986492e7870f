package io.datasurface.graph.diff;

/**
 * An edge by the names of its nodes.
 *
 * @param from name of the node that it leaves
 * @param to name of the node that it enters
 * @param previousBatch whether the second node reads what the first one made in an earlier batch
 */
public record NamedEdge(String from, String to, boolean previousBatch) implements Comparable<NamedEdge> {
    /** By the names, then edges of the same batch first. */
    @Override
    public int compareTo(NamedEdge other) {
        int order = from.compareTo(other.from);
        order = order != 0 ? order : to.compareTo(other.to);
        return order != 0 ? order : Boolean.compare(previousBatch, other.previousBatch);
    }
}
