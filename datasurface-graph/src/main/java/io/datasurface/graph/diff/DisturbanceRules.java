package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;

/**
 * Judges what a change disturbs. {@link #DEFAULT} is what {@link ChangeReason} says; a platform that knows better refines it:
 *
 * <pre>{@code
 * DisturbanceRules ours = (kind, node, change, usual) ->
 *         change.reason() == ChangeReason.HINT_CHANGED && change.subject().equals("loadEpoch") ? Disturbance.REHYDRATE : usual;
 * }</pre>
 *
 * Implementations must be pure functions and safe for concurrent calls.
 */
@FunctionalInterface
public interface DisturbanceRules {
    /** What {@link ChangeReason} says. */
    DisturbanceRules DEFAULT = (kind, node, change, usual) -> usual;

    /**
     * Judges a change of a node.
     *
     * @param kind kind of the node
     * @param node name of the node
     * @param change what changes about it
     * @param usual what that usually disturbs at a node of the kind
     * @return what it disturbs on this platform
     */
    Disturbance judge(NodeKind kind, String node, Change change, Disturbance usual);

    /**
     * What a change usually disturbs.
     *
     * @param kind kind of the node
     * @param reason what has happened
     * @return the class
     */
    static Disturbance usual(NodeKind kind, ChangeReason reason) {
        return holdsData(kind) ? reason.ofData() : reason.ofWork();
    }

    private static boolean holdsData(NodeKind kind) {
        return kind != NodeKind.TRIGGER && kind != NodeKind.DATA_TRANSFORMER;
    }
}
