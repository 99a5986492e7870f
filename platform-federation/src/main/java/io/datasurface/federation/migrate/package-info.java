/** How a store gets from one primary platform to another. */
@NullMarked
package io.datasurface.federation.migrate;

import org.jspecify.annotations.NullMarked;
