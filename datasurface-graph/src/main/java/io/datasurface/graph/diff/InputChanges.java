package io.datasurface.graph.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What triggers and transformers take in and no longer do, collected while exports are compared. By node after. */
final class InputChanges {
    private static final class Inputs {
        private final SortedMap<String, String> gone = new TreeMap<>();
        private final SortedMap<String, String> fresh = new TreeMap<>();
        private final SortedSet<String> others = new TreeSet<>();
    }

    private final Map<Integer, Inputs> byNode = new HashMap<>();

    /** An input that the node does not have after, and where it came from. */
    void gone(int nodeAfter, String input, String where) {
        of(nodeAfter).gone.put(input, where);
    }

    /** An input that the node did not have before, and where it comes from. */
    void fresh(int nodeAfter, String input, String where) {
        of(nodeAfter).fresh.put(input, where);
    }

    /** An input that is what it was, but is looked at otherwise. */
    void other(int nodeAfter, String input) {
        of(nodeAfter).others.add(input);
    }

    List<Change> changes(int nodeAfter) {
        Inputs inputs = byNode.get(nodeAfter);
        if (inputs == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        inputs.gone.forEach((input, where) -> {
            String now = inputs.fresh.get(input);
            changes.add(
                    now == null
                            ? new Change(ChangeReason.INPUT_REMOVED, input, where, "")
                            : new Change(ChangeReason.INPUT_CHANGED, input, where, now));
        });
        inputs.fresh.forEach((input, where) -> {
            if (!inputs.gone.containsKey(input)) {
                changes.add(new Change(ChangeReason.INPUT_ADDED, input, "", where));
            }
        });
        inputs.others.forEach(input -> changes.add(Change.of(ChangeReason.INPUT_CHANGED, input)));
        return changes;
    }

    private Inputs of(int node) {
        return byNode.computeIfAbsent(node, key -> new Inputs());
    }
}
