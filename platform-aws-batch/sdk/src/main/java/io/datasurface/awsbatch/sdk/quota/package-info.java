/** What accounts allow, held against what a render counts with. Not API. */
@NullMarked
package io.datasurface.awsbatch.sdk.quota;

import org.jspecify.annotations.NullMarked;
