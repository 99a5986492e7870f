/** What the jobs ask of Athena. */
@NullMarked
package io.datasurface.awsbatch.jobs.athena;

import org.jspecify.annotations.NullMarked;
