@NullMarked
package io.datasurface.graph.diff;

import org.jspecify.annotations.NullMarked;
