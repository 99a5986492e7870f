package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What differs between two models, down to columns and single values. Declaration order that means nothing is no difference: there are
 * none exactly if both models have the same {@link io.datasurface.model.io.ModelHash}. An object that was added or removed is one change,
 * whatever it holds. A container that a team describes once, and refers to elsewhere, is compared once.
 *
 * <p>Immutable; the same models give the same changes in the same order.
 */
public final class ModelDiff {
    private final List<ModelChange> changes;

    private ModelDiff(List<ModelChange> changes) {
        this.changes = Collections.unmodifiableList(changes);
    }

    /**
     * Compares two models, in time linear in their size.
     *
     * @param before the model before
     * @param after the model after
     * @return the differences
     */
    public static ModelDiff between(Ecosystem before, Ecosystem after) {
        return new ModelDiff(new DiffBuilder(before, after).changes());
    }

    /**
     * All differences.
     *
     * @return the changes in the order of their owners, objects and names
     */
    public List<ModelChange> changes() {
        return changes;
    }

    /**
     * The differences by owner.
     *
     * @return the changes of each owner that has any, in the order of {@link #changes}
     */
    public SortedMap<Owner, List<ModelChange>> byOwner() {
        SortedMap<Owner, List<ModelChange>> all = new TreeMap<>();
        for (ModelChange change : changes) {
            all.computeIfAbsent(change.owner(), owner -> new ArrayList<>()).add(change);
        }
        return all;
    }

    /**
     * Whether the models are the same.
     *
     * @return true if there is no difference
     */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns the changes in words, one on a line, below their owners; nothing if there are none. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byOwner().forEach((owner, all) -> {
            text.append(owner).append('\n');
            for (ModelChange change : all) {
                text.append("  ")
                        .append(change.kind().sign())
                        .append(' ')
                        .append(change)
                        .append('\n');
            }
        });
        return text.toString();
    }
}
