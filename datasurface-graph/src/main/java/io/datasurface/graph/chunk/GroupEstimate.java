package io.datasurface.graph.chunk;

/**
 * What a group of nodes costs in each chunk that holds at least one of them.
 *
 * @param cost what is paid once per chunk
 * @param indivisible whether all nodes of the group must be in one chunk
 */
public record GroupEstimate(Cost cost, boolean indivisible) {}
