/** Files of whole tables, which DMS loads into databases of consumers. */
@NullMarked
package io.datasurface.awsbatch.jobs.snapshot;

import org.jspecify.annotations.NullMarked;
