/**
 * The intention graph as text: JSON for programs, Mermaid and DOT for people. The same graph gives the same text, byte for byte, on any
 * machine and in any locale.
 */
@NullMarked
package io.datasurface.graph.export;

import org.jspecify.annotations.NullMarked;
