@NullMarked
package io.datasurface.graph.chunk;

import org.jspecify.annotations.NullMarked;
