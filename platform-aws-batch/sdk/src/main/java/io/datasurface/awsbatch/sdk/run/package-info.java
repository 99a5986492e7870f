/** Runs of what a render schedules, started and tried again by hand. Not API. */
@NullMarked
package io.datasurface.awsbatch.sdk.run;

import org.jspecify.annotations.NullMarked;
