/** Many readers or one writer of a table, across processes: leases that end by themselves, and numbers that fence off who lost one. */
@NullMarked
package io.datasurface.awsbatch.jobs.lock;

import org.jspecify.annotations.NullMarked;
