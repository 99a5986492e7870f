/** JSON that plugins render. */
@NullMarked
package io.datasurface.tck.json;

import org.jspecify.annotations.NullMarked;
