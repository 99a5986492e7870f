/**
 * Work orders for the Spark jobs of the AWS batch platform: what the Terraform plugin renders and the jobs read.
 *
 * <h2>Conventions that hold for every type here</h2>
 * <ul>
 *   <li><b>Values</b>: a record refuses with an {@link java.lang.IllegalArgumentException} what no job could carry out; the
 *       message says which component, what was given and what would be accepted.
 *   <li><b>Names of the model</b> (store, dataset, workspace, source schema, column) are any text without control
 *       characters. <b>Names in the lake</b> (catalog, database, table) match {@code [a-z0-9_]{1,255}}, which is what Glue and
 *       Athena agree on.
 *   <li><b>Locations</b> are URIs with a scheme and without a trailing slash, such as {@code s3://bucket/prefix}.
 *   <li><b>Units</b>: durations are {@link java.time.Duration}.
 *   <li><b>Order</b>: lists keep their order; maps are sorted by key.
 *   <li><b>Nulls</b>: nothing accepts or returns {@code null}.
 *   <li><b>Threads</b>: every type but the builders is immutable and safe to share.
 * </ul>
 */
@NullMarked
package io.datasurface.awsbatch.spec;

import org.jspecify.annotations.NullMarked;
