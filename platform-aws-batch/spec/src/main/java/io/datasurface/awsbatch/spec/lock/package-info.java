/**
 * Many readers or one writer of a table, across processes: leases that end by themselves, and numbers that fence off who lost one.
 *
 * <p>It is here because jobs lock, because the optional module for live calls of AWS keeps leases in DynamoDB, and because neither needs the
 * other. Nothing here knows Spark or AWS.
 */
@NullMarked
package io.datasurface.awsbatch.spec.lock;

import org.jspecify.annotations.NullMarked;
