/** The Spark application of the AWS batch platform: one program, one job for each kind of spec. */
@NullMarked
package io.datasurface.awsbatch.jobs;

import org.jspecify.annotations.NullMarked;
