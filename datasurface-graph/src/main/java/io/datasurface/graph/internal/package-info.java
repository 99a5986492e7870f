/** What packages of this module share and nobody else uses. */
@NullMarked
package io.datasurface.graph.internal;

import org.jspecify.annotations.NullMarked;
