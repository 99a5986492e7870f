package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableMap;
import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the planner's numbers into a plan. */
final class PlanAssembler {
    private final Pieces pieces;
    private final Partition partition;
    private final int[] chunkOf;
    private final List<String> dimensions;

    /**
     * Takes what was planned.
     *
     * @param partition what the chunks cost and need, by pieces or by coarser ones
     * @param chunkOf chunk of each piece
     */
    PlanAssembler(Pieces pieces, Partition partition, int[] chunkOf, List<String> dimensions) {
        this.pieces = pieces;
        this.partition = partition;
        this.chunkOf = chunkOf;
        this.dimensions = dimensions;
    }

    /**
     * Makes the plan.
     *
     * @param ids ids of the first chunks, that they had before
     * @param names gives ids to the others
     * @param cellNames name of the cell of each chunk
     */
    ChunkPlan assemble(List<String> ids, ChunkNames names, String[] cellNames) {
        int chunks = partition.chunks();
        int[] chunkOfNode = chunkOfNodes();
        Adjacency nodesOf = Adjacency.members(chunkOfNode, chunks);
        Adjacency feeds = partition.graph.next.quotient(partition.chunkOf, chunks);
        int[] waves = Waves.of(feeds);
        @Nullable String[] idOf = new String[chunks];
        List<Integer> used = new ArrayList<>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            if (chunk < ids.size()) {
                idOf[chunk] = ids.get(chunk);
            } else if (nodesOf.degree(chunk) > 0) {
                idOf[chunk] =
                        names.nameFor(pieces.nodes().graph().node(pieces.nodes().id(mostTelling(nodesOf, chunk))));
            }
            if (nodesOf.degree(chunk) > 0) {
                used.add(chunk);
            }
        }
        used.sort(Comparator.comparing(chunk -> Objects.requireNonNull(idOf[chunk])));
        Adjacency needs = feeds.reverse();
        int[] nodeIds = nodeIds(nodesOf);
        int[] placeOf = new int[chunks];
        List<Chunk> made = new ArrayList<>();
        for (int chunk : used) {
            placeOf[chunk] = made.size();
            made.add(new Chunk(
                    Objects.requireNonNull(idOf[chunk]),
                    cellNames[chunk],
                    waves[chunk],
                    new NodeList(pieces.nodes().graph(), nodeIds, nodesOf.start[chunk], nodesOf.start[chunk + 1]),
                    cost(chunk),
                    needed(needs, chunk, idOf)));
        }
        return new ChunkPlan(pieces.nodes().graph().platform(), made, Optional.of(placed(chunkOfNode, placeOf)));
    }

    private int[] chunkOfNodes() {
        if (pieces.areNodes()) {
            return chunkOf;
        }
        int[] chunkOfNode = new int[pieces.nodes().size()];
        for (int node = 0; node < chunkOfNode.length; node++) {
            chunkOfNode[node] = chunkOf[pieces.pieceOf(node)];
        }
        return chunkOfNode;
    }

    private PlacedNodes placed(int[] chunkOfNode, int[] placeOf) {
        int[] placeOfId = new int[chunkOfNode.length];
        for (int node = 0; node < chunkOfNode.length; node++) {
            placeOfId[pieces.nodes().id(node)] = placeOf[chunkOfNode[node]];
        }
        return new PlacedNodes(pieces.nodes().graph(), placeOfId);
    }

    private int[] nodeIds(Adjacency nodesOf) {
        int[] ids = nodesOf.target;
        if (pieces.nodes().areIds()) {
            return ids;
        }
        for (int i = 0; i < ids.length; i++) {
            ids[i] = pieces.nodes().id(ids[i]);
        }
        return ids;
    }

    /** First the work, then its sources, then what is handed out: so are the kinds ordered, if one begins with the triggers. */
    private int mostTelling(Adjacency nodesOf, int chunk) {
        int work = pieces.nodes().firstOf(NodeKind.TRIGGER);
        int at = Arrays.binarySearch(nodesOf.target, nodesOf.start[chunk], nodesOf.start[chunk + 1], work);
        int first = at >= 0 ? at : -at - 1;
        return nodesOf.target[first < nodesOf.start[chunk + 1] ? first : nodesOf.start[chunk]];
    }

    private ImmutableMap<String, Long> cost(int chunk) {
        ImmutableMap.Builder<String, Long> cost = ImmutableMap.builder();
        for (int d = 0; d < dimensions.size(); d++) {
            cost.put(dimensions.get(d), partition.loads.load(chunk, d));
        }
        return cost.buildOrThrow();
    }

    private static List<String> needed(Adjacency needs, int chunk, @Nullable String[] idOf) {
        List<String> ids = new ArrayList<>();
        for (int i = needs.start[chunk]; i < needs.start[chunk + 1]; i++) {
            String id = idOf[needs.target[i]];
            if (id != null) {
                ids.add(id);
            }
        }
        ids.sort(null);
        return ids;
    }
}
