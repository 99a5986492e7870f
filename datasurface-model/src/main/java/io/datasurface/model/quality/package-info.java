/** Rules that the data of a dataset must keep. */
@NullMarked
package io.datasurface.model.quality;

import org.jspecify.annotations.NullMarked;
