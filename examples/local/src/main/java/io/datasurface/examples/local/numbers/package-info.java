/** How long the jobs take, as ratios to what Spark, Iceberg and PostgreSQL take for the same rows by themselves. */
@NullMarked
package io.datasurface.examples.local.numbers;

import org.jspecify.annotations.NullMarked;
