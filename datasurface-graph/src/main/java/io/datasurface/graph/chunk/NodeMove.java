package io.datasurface.graph.chunk;

/**
 * A node that goes to another chunk.
 *
 * @param node name of the node
 * @param from id of the chunk that it leaves
 * @param to id of the chunk that it goes to
 */
public record NodeMove(String node, String from, String to) {}
