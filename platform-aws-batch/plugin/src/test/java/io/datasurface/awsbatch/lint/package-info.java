@NullMarked
package io.datasurface.awsbatch.lint;

import org.jspecify.annotations.NullMarked;
