/** Cuts an intention graph into chunks that can be deployed one by one, within the capacities of the platform. */
@NullMarked
package io.datasurface.graph.chunk;

import org.jspecify.annotations.NullMarked;
