@NullMarked
package io.datasurface.graph;

import org.jspecify.annotations.NullMarked;
