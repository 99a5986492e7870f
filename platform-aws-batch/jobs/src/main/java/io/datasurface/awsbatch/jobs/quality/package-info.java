/** Rules that the data of a batch must keep before readers see it. */
@NullMarked
package io.datasurface.awsbatch.jobs.quality;

import org.jspecify.annotations.NullMarked;
