/** Write locks for work that takes as long as it takes, in the store of leases that a run is told to use. */
@NullMarked
package io.datasurface.awsbatch.jobs.lock;

import org.jspecify.annotations.NullMarked;
