@NullMarked
package io.datasurface.awsbatch.testing;

import org.jspecify.annotations.NullMarked;
