package io.datasurface.spi;

import java.util.Objects;

/**
 * A node that an ecosystem planner has added, removed or changed.
 *
 * @param platform name of the platform instance in whose graph it is
 * @param node name of the node
 * @param reason why, a sentence for people
 */
public record GraphChange(String platform, String node, String reason) {
    /** Refuses null. */
    public GraphChange {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(reason, "reason");
    }
}
