package org.example.sqlplatform;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.diff.ChangeReason;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.graph.diff.DisturbanceRules;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.graph.diff.NodeChange;
import io.datasurface.spi.ChangeNote;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What changes do to the database. */
final class Changes {
    /** The next run brings the difference, and readers go on. */
    private static final Set<ChangeReason> CAUGHT_UP = EnumSet.of(
            ChangeReason.INGESTION_REGROUPED,
            ChangeReason.SOURCE_MOVED,
            ChangeReason.SOURCE_OBJECT_CHANGED,
            ChangeReason.COLUMN_ADDED_REQUIRED,
            ChangeReason.COLUMN_REMOVED,
            ChangeReason.COLUMN_REQUIRED);

    /** Tables stay when the model forgets them, and so does history. */
    private static final Set<ChangeReason> KEPT = EnumSet.of(
            ChangeReason.DATASET_REMOVED,
            ChangeReason.MILESTONING_RELAXED,
            ChangeReason.DATASET_MILESTONING_RELAXED,
            ChangeReason.RETENTION_RELAXED,
            ChangeReason.DATASET_RETENTION_RELAXED);

    static final DisturbanceRules RULES = (kind, node, change, usual) -> {
        if (KEPT.contains(change.reason()) || (isIngestion(kind) && change.reason() == ChangeReason.NODE_REMOVED)) {
            return Disturbance.NONE;
        }
        return CAUGHT_UP.contains(change.reason()) ? Disturbance.CATCH_UP : usual;
    };

    private Changes() {}

    private static boolean isIngestion(NodeKind kind) {
        return kind == NodeKind.INGESTION_MULTI || kind == NodeKind.INGESTION_SINGLE;
    }

    static List<ChangeNote> notes(GraphDiff change) {
        return change.nodes().flatMap(node -> note(node).stream()).toList();
    }

    private static Optional<ChangeNote> note(NodeChange node) {
        return words(node).map(words -> new ChangeNote(node.name(), node.disturbance(), words));
    }

    private static Optional<String> words(NodeChange node) {
        if (has(node, ChangeReason.NODE_REMOVED) && isIngestion(node.kind())) {
            return Optional.of("Its tables stay as they are; drop them by hand when nobody needs them.");
        }
        if (has(node, ChangeReason.NODE_REMOVED) && node.kind() == NodeKind.EXPORT) {
            return Optional.of("Its views are dropped by the deployment.");
        }
        if (has(node, ChangeReason.KEY_CHANGED) && isIngestion(node.kind())) {
            return Optional.of("The live table is emptied by the deployment and filled by the next run.");
        }
        if (has(node, ChangeReason.COLUMN_TYPE_CHANGED)
                || has(node, ChangeReason.COLUMN_WIDENED)
                || has(node, ChangeReason.COLUMN_NARROWED)) {
            return Optional.of(
                    "Tables may be rewritten by the deployment, which drops their views and makes them anew.");
        }
        return Optional.empty();
    }

    private static boolean has(NodeChange node, ChangeReason reason) {
        return node.changes().stream().anyMatch(change -> change.reason() == reason);
    }
}
