/** How the data of a datastore is captured, and what starts a capture or a transformer. */
@NullMarked
package io.datasurface.model.capture;

import org.jspecify.annotations.NullMarked;
