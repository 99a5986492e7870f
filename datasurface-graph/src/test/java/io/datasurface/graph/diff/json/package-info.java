@NullMarked
package io.datasurface.graph.diff.json;

import org.jspecify.annotations.NullMarked;
