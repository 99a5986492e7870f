/** Clients of the SDK, which no exported signature shows. */
@NullMarked
package io.datasurface.awsbatch.sdk.internal;

import org.jspecify.annotations.NullMarked;
