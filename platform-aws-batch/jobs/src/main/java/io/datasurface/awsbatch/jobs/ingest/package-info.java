/** The ingest job: staging files into Iceberg tables, exactly once. */
@NullMarked
package io.datasurface.awsbatch.jobs.ingest;

import org.jspecify.annotations.NullMarked;
