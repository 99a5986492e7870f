package io.datasurface.graph.diff;

/**
 * One thing that changes about a node.
 *
 * @param reason what has happened
 * @param subject what it has happened to, such as {@code customers.email} for a column or {@code latency} for a requirement; empty if to
 *     the node itself
 * @param from what it was before, in short words; empty if there was nothing, or if it is not known or not short
 * @param to what it is now, likewise
 */
public record Change(ChangeReason reason, String subject, String from, String to) implements Comparable<Change> {
    /**
     * A change of which there is no more to say.
     *
     * @param reason what has happened
     * @return the change
     */
    public static Change of(ChangeReason reason) {
        return new Change(reason, "", "", "");
    }

    /**
     * A change of a part.
     *
     * @param reason what has happened
     * @param subject what it has happened to
     * @return the change
     */
    public static Change of(ChangeReason reason, String subject) {
        return new Change(reason, subject, "", "");
    }

    /** By reason, then by the texts. */
    @Override
    public int compareTo(Change other) {
        int order = reason.compareTo(other.reason);
        order = order != 0 ? order : subject.compareTo(other.subject);
        order = order != 0 ? order : from.compareTo(other.from);
        return order != 0 ? order : to.compareTo(other.to);
    }

    /** Returns a line such as {@code column-widened customers.name: VarChar(10) -> VarChar(20)}. */
    @Override
    public String toString() {
        String head = subject.isEmpty() ? reason.code() : reason.code() + " " + subject;
        if (from.isEmpty() && to.isEmpty()) {
            return head;
        }
        return head + ": " + (from.isEmpty() ? "nothing" : from) + " -> " + (to.isEmpty() ? "nothing" : to);
    }
}
