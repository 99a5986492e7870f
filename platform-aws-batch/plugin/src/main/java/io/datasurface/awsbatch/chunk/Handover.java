package io.datasurface.awsbatch.chunk;

import io.datasurface.graph.IntentionNode;
import io.datasurface.spi.ChunkRenderRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a chunk takes over from others and hands over to them. */
final class Handover {
    private final Set<String> arriving;
    private final SortedSet<String> stores = new TreeSet<>();
    private final SortedSet<String> triggers = new TreeSet<>();
    private final SortedSet<String> transformers = new TreeSet<>();

    Handover(ChunkRenderRequest request) {
        arriving = new HashSet<>(request.arriving());
        for (String node : request.leaving()) {
            List<String> parts = IntentionNode.partsOf(node);
            switch (parts.get(0)) {
                case "Ingest" -> stores.add(parts.get(2));
                case "Trigger" -> triggers.add(parts.get(2));
                case "DataTransformer" -> transformers.add(parts.get(2));
                default -> {} // What is made for exports belongs to the chunk.
            }
        }
    }

    /** Whether things of the nodes exist and another chunk has made them. */
    boolean takesOver(Collection<IntentionNode> nodes) {
        return nodes.stream().anyMatch(node -> arriving.contains(node.name()));
    }

    /** The datastores that other chunks ingest now. */
    SortedSet<String> stores() {
        return stores;
    }

    /** The workspaces whose triggers other chunks have now. */
    SortedSet<String> triggers() {
        return triggers;
    }

    /** The workspaces whose transformers other chunks have now. */
    SortedSet<String> transformers() {
        return transformers;
    }
}
