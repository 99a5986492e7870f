package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;

/**
 * A node that is there before and after, in another chunk or another cell.
 *
 * @param kind kind of the node
 * @param node name of the node
 * @param fromChunk id of the chunk that held it
 * @param fromCell name of the cell of that chunk
 * @param toChunk id of the chunk that holds it
 * @param toCell name of the cell of that chunk
 * @param disturbance what the move disturbs
 */
public record ChunkMove(
        NodeKind kind,
        String node,
        String fromChunk,
        String fromCell,
        String toChunk,
        String toCell,
        Disturbance disturbance) {}
