package io.datasurface.spi;

import io.datasurface.graph.diff.Disturbance;

/**
 * What a platform says that a change will do to it.
 *
 * @param subject what it is about, in the platform's own terms, such as {@code DMS task crm} or the name of a node
 * @param disturbance how much that disturbs those who use the data
 * @param text what will happen, a sentence for people
 */
public record ChangeNote(String subject, Disturbance disturbance, String text) {}
