/** The root module of one chunk. Not API. */
@NullMarked
package io.datasurface.awsbatch.chunk;

import org.jspecify.annotations.NullMarked;
