package io.datasurface.graph.diff;

import com.google.common.collect.ImmutableMap;
import io.datasurface.graph.NodeKind;
import java.util.Map;

/**
 * What a node renders from, as hashes: 64 bits each, the same in every run and on every machine, independent of the order of declaration
 * where that means nothing. {@link GraphDiff} finds a node changed exactly if its hash is another one.
 *
 * @param kind kind of the node
 * @param name its name
 * @param hash hash of all facets
 * @param facets hash by facet, in their order; a facet that says nothing is missing
 */
public record NodeContent(NodeKind kind, String name, long hash, Map<Facet, Long> facets) {
    /** Copies the map. */
    public NodeContent {
        facets = ImmutableMap.copyOf(facets);
    }
}
