/** Tests of whom workspaces let in. */
@NullMarked
package io.datasurface.awsbatch.access;

import org.jspecify.annotations.NullMarked;
