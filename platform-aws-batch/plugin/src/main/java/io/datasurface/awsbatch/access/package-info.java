/** Whom workspaces let in, as IAM and databases know them. */
@NullMarked
package io.datasurface.awsbatch.access;

import org.jspecify.annotations.NullMarked;
