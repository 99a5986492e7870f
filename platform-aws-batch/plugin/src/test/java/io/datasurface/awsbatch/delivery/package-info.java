@NullMarked
package io.datasurface.awsbatch.delivery;

import org.jspecify.annotations.NullMarked;
