/** Reads rendered root modules back. */
@NullMarked
package io.datasurface.awsbatch.change.json;

import org.jspecify.annotations.NullMarked;
