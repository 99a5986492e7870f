/** What every job needs: arguments, the Spark session, the outcome, and the points at which tests kill it. */
@NullMarked
package io.datasurface.awsbatch.jobs.run;

import org.jspecify.annotations.NullMarked;
