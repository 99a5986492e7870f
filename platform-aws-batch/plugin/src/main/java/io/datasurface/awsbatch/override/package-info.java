/** Overrides: any rendered attribute by address pattern, as far as nothing depends on it. Not API. */
@NullMarked
package io.datasurface.awsbatch.override;

import org.jspecify.annotations.NullMarked;
