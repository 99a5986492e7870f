/** What it costs to move and keep data. */
@NullMarked
package io.datasurface.federation.cost;

import org.jspecify.annotations.NullMarked;
