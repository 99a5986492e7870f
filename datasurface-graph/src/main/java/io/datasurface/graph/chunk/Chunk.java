package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that are deployed together.
 *
 * @param id stable, readable name of the chunk, unique in its plan: lower case letters, digits and hyphens
 * @param cell name of the cell that holds it
 * @param wave when it is deployed: chunks of a wave need only chunks of earlier waves; from 0
 * @param nodes names of its nodes, sorted; where the chunker has made the plan they come from its graph, when asked for
 * @param cost what it costs with its groups, by dimension
 * @param needs ids of the chunks whose nodes feed its nodes, sorted
 */
public record Chunk(String id, String cell, int wave, List<String> nodes, Map<String, Long> cost, List<String> needs) {
    /** Copies the collections. */
    public Chunk {
        nodes = nodes instanceof NodeList ? nodes : List.copyOf(nodes);
        cost = ImmutableMap.copyOf(cost);
        needs = List.copyOf(needs);
    }
}
