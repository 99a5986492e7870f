/** Iceberg tables: their schemas, the progress that is kept in them, and the record of batches. */
@NullMarked
package io.datasurface.awsbatch.jobs.lake;

import org.jspecify.annotations.NullMarked;
