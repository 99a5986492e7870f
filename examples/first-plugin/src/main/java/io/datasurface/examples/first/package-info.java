/** A platform as small as one can be. */
@NullMarked
package io.datasurface.examples.first;

import org.jspecify.annotations.NullMarked;
