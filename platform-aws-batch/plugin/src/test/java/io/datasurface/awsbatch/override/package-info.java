/** Tests of overrides. */
@NullMarked
package io.datasurface.awsbatch.override;

import org.jspecify.annotations.NullMarked;
