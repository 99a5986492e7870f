package io.datasurface.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paths by their keys, so that a question costs as much as its own keys, however many paths there are. */
final class KeyTree {
    private static final int NONE = Integer.MAX_VALUE;

    private final Map<String, KeyTree> children = new HashMap<>();

    /** How many keys the shortest path has from here on. */
    private int shortest = NONE;

    void add(List<String> keys) {
        KeyTree at = this;
        at.shortest = Math.min(at.shortest, keys.size());
        for (int i = 0; i < keys.size(); i++) {
            at = at.children.computeIfAbsent(keys.get(i), key -> new KeyTree());
            at.shortest = Math.min(at.shortest, keys.size() - i - 1);
        }
    }

    boolean isEmpty() {
        return shortest == NONE;
    }

    /**
     * Whether a path leads to what a pattern leads to, or further, or not so far.
     *
     * @param pattern keys, or {@link UnreadParts#ANY} for any key
     * @param further by how many keys the path may be longer than the pattern
     */
    boolean overlaps(List<String> pattern, int further) {
        return !isEmpty() && overlaps(pattern, 0, further);
    }

    private boolean overlaps(List<String> pattern, int from, int further) {
        if (shortest == 0) {
            return true;
        }
        if (from == pattern.size()) {
            return shortest <= further;
        }
        String key = pattern.get(from);
        if (key.equals(UnreadParts.ANY)) {
            return children.values().stream().anyMatch(child -> child.overlaps(pattern, from + 1, further));
        }
        KeyTree child = children.get(key);
        return child != null && child.overlaps(pattern, from + 1, further);
    }
}
