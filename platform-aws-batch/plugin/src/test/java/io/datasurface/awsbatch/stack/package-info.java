/** Tests of the stacks. */
@NullMarked
package io.datasurface.awsbatch.stack;

import org.jspecify.annotations.NullMarked;
