/** Databases of producers that the ingest job reads with SQL. */
@NullMarked
package io.datasurface.awsbatch.jobs.source;

import org.jspecify.annotations.NullMarked;
