/** Replication by DMS as it is, held against a render. Not API. */
@NullMarked
package io.datasurface.awsbatch.sdk.dms;

import org.jspecify.annotations.NullMarked;
