@NullMarked
package io.datasurface.awsbatch.chunk;

import org.jspecify.annotations.NullMarked;
