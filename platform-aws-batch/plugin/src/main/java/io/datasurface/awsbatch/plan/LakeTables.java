package io.datasurface.awsbatch.plan;

import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.spi.PlatformModel;
import java.util.HashSet;
import java.util.Set;

/**
 * How many tables the catalog has, at most.
 *
 * @param lake tables of the lake: of each dataset the live one and its history, of each datastore that of its batches
 * @param views views for the consumers of the lake
 */
public record LakeTables(long lake, long views) {
    /**
     * Counts.
     *
     * @param model the model and the graph
     */
    public static LakeTables of(PlatformModel model) {
        long lake = 0;
        long views = 0;
        Set<String> stores = new HashSet<>();
        for (int id = 0; id < model.graph().nodeCount(); id++) {
            IntentionNode node = model.graph().node(id);
            long each = node.requirements().needsHistory() ? 2 : 1;
            if (node instanceof IngestionMultiNode multi) {
                stores.add(multi.store());
                lake += each
                        * model.ecosystem()
                                .datastore(multi.store())
                                .map(entry -> entry.datastore().datasets().size())
                                .orElse(0);
            } else if (node instanceof IngestionSingleNode single) {
                stores.add(single.store());
                lake += each;
            } else if (node instanceof ExportNode export) {
                views += export.consumers().size();
            }
        }
        return new LakeTables(lake + stores.size(), views);
    }
}
