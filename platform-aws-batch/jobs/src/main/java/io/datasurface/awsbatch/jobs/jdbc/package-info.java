/** Ways to databases: addresses, connections and names in SQL, for jobs that read and that write. */
@NullMarked
package io.datasurface.awsbatch.jobs.jdbc;

import org.jspecify.annotations.NullMarked;
