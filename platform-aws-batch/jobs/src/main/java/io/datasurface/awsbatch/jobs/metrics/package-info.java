/** Numbers of runs in CloudWatch. */
@NullMarked
package io.datasurface.awsbatch.jobs.metrics;

import org.jspecify.annotations.NullMarked;
