/** What the formats of graphs, plans and diffs have in common as JSON. Internal. */
@NullMarked
package io.datasurface.graph.json;

import org.jspecify.annotations.NullMarked;
