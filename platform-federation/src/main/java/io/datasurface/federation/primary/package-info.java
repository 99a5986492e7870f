/** Which platform ingests which datastore. */
@NullMarked
package io.datasurface.federation.primary;

import org.jspecify.annotations.NullMarked;
