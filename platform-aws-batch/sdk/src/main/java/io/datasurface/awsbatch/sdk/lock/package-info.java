/** Leases in DynamoDB. */
@NullMarked
package io.datasurface.awsbatch.sdk.lock;

import org.jspecify.annotations.NullMarked;
