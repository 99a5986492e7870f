package io.datasurface.graph;

/**
 * A platform reads the buffer of another one.
 *
 * @param from the ingestion whose buffer is read
 * @param to the ingestion that reads it
 */
public record PlatformRead(IntentionNode from, IntentionNode to) {}
