/** Reads and writes models in the native format, which {@code FORMAT.md} of this module describes. */
@NullMarked
package io.datasurface.model.io;

import org.jspecify.annotations.NullMarked;
