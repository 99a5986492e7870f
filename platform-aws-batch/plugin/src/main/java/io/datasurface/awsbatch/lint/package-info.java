/** What the platform cannot render. Not API. */
@NullMarked
package io.datasurface.awsbatch.lint;

import org.jspecify.annotations.NullMarked;
