/**
 * The intention graph as text: JSON and GraphML for programs, Mermaid and DOT for people; the lineage of a dataset as text and picture; lists
 * of what stands out. The same graph gives the same text, byte for byte, on any machine and in any locale. What people read is never
 * longer than they ask for: the rest is summed up or counted.
 */
@NullMarked
package io.datasurface.graph.export;

import org.jspecify.annotations.NullMarked;
