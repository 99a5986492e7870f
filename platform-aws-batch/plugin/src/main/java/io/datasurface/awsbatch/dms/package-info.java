/** Replication with AWS DMS: instances, endpoints and tasks. Not API. */
@NullMarked
package io.datasurface.awsbatch.dms;

import org.jspecify.annotations.NullMarked;
