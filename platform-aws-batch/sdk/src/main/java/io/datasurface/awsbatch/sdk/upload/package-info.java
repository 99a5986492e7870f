/** Files of jobs, put where a render expects them. Not API. */
@NullMarked
package io.datasurface.awsbatch.sdk.upload;

import org.jspecify.annotations.NullMarked;
