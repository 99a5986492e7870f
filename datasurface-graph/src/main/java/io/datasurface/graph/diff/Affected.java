package io.datasurface.graph.diff;

import java.util.List;

/**
 * Workspaces that feel a change.
 *
 * @param total how many there are
 * @param some the names of the first few, sorted
 */
public record Affected(int total, List<String> some) {
    /** How many are named at most. */
    public static final int LIMIT = 5;

    /** Nobody. */
    public static final Affected NOBODY = new Affected(0, List.of());

    /** Copies the names. */
    public Affected {
        some = List.copyOf(some);
    }
}
