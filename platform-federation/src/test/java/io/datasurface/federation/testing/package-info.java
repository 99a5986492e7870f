/** Models and platforms for tests. */
@NullMarked
package io.datasurface.federation.testing;

import org.jspecify.annotations.NullMarked;
