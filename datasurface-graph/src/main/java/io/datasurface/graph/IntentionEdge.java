package io.datasurface.graph;

/**
 * An edge of an {@link IntentionGraph}: the second node works on what the first one made.
 *
 * @param from id of the node that it leaves
 * @param to id of the node that it enters
 * @param previousBatch whether the second node reads what the first one made in an earlier batch
 */
public record IntentionEdge(int from, int to, boolean previousBatch) implements Comparable<IntentionEdge> {
    @Override
    public int compareTo(IntentionEdge other) {
        int byFrom = Integer.compare(from, other.from);
        return byFrom != 0 ? byFrom : Integer.compare(to, other.to);
    }
}
