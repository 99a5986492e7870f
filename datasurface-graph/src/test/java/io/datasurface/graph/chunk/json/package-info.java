@NullMarked
package io.datasurface.graph.chunk.json;

import org.jspecify.annotations.NullMarked;
