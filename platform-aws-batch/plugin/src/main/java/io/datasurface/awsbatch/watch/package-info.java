/** How runs are watched: by zone and class of the data, not one by one. */
@NullMarked
package io.datasurface.awsbatch.watch;

import org.jspecify.annotations.NullMarked;
