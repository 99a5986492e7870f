/**
 * Renders the root module {@code foundation}: what an instance has once, whatever its datastores are. Not API.
 *
 * <p>One class per topic; a topic is a file of the module. Chunks refer to all of it by the names and ARNs of
 * {@link io.datasurface.awsbatch.instance.Instance} and {@link io.datasurface.awsbatch.foundation.FoundationNames}.
 */
@NullMarked
package io.datasurface.awsbatch.foundation;

import org.jspecify.annotations.NullMarked;
