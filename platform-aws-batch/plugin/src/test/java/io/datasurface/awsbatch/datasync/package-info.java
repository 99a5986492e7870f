@NullMarked
package io.datasurface.awsbatch.datasync;

import org.jspecify.annotations.NullMarked;
