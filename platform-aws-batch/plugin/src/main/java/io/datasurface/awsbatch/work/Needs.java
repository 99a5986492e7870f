package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.spi.PlatformModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the consumers of one dataset of an ingestion need together.
 *
 * @param live whether the latest version of each record is needed
 * @param history whether past versions are needed
 * @param retention longest time for which past versions are needed; empty: for ever
 * @param directlyQueried whether consumers query the tables of the lake
 */
record Needs(boolean live, boolean history, Optional<Duration> retention, boolean directlyQueried) {
    private static final Needs NONE = new Needs(true, false, Optional.empty(), false);

    /** Returns what each dataset of an ingestion is needed for, by its name; a dataset that nobody needs is missing. */
    static Map<String, Needs> of(PlatformModel model, IntentionNode ingestion) {
        Map<String, Needs> needs = new HashMap<>();
        IntentionGraph graph = model.graph();
        for (int i = 0; i < graph.successorCount(ingestion.id()); i++) {
            if (graph.node(graph.successor(ingestion.id(), i)) instanceof ExportNode export) {
                needs.merge(export.dataset(), of(model, export), Needs::and);
            }
        }
        return needs;
    }

    static Needs orNone(Map<String, Needs> needs, String dataset) {
        return needs.getOrDefault(dataset, NONE);
    }

    Milestoning milestoning() {
        if (!history) {
            return Milestoning.LIVE;
        }
        return live ? Milestoning.LIVE_AND_FORENSIC : Milestoning.FORENSIC;
    }

    static Milestoning milestoning(MilestoningStrategy strategy) {
        return switch (strategy) {
            case LIVE_ONLY -> Milestoning.LIVE;
            case FORENSIC -> Milestoning.FORENSIC;
            case LIVE_WITH_FORENSIC_HISTORY -> Milestoning.LIVE_AND_FORENSIC;
        };
    }

    private static Needs of(PlatformModel model, ExportNode export) {
        NodeRequirements requirements = export.requirements();
        boolean direct = Consumers.container(model, export) instanceof DataPlatformManagedDataContainer;
        return new Needs(requirements.needsLive(), requirements.needsHistory(), requirements.retention(), direct);
    }

    private Needs and(Needs other) {
        Optional<Duration> longest = retention;
        if (!history || (other.history && other.retention.isEmpty())) {
            longest = other.retention;
        } else if (other.history && retention.isPresent()) {
            Duration mine = retention.get();
            longest = other.retention.map(theirs -> theirs.compareTo(mine) > 0 ? theirs : mine);
        }
        return new Needs(
                live || other.live, history || other.history, longest, directlyQueried || other.directlyQueried);
    }
}
