/** Staging files: which there are, and which set of them a load consists of. */
@NullMarked
package io.datasurface.awsbatch.jobs.staging;

import org.jspecify.annotations.NullMarked;
