@NullMarked
package io.datasurface.awsbatch.change;

import org.jspecify.annotations.NullMarked;
