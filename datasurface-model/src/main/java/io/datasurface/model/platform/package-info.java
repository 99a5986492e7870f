/** Platform instances, the services providers that own them, and which dataset groups run on which platform. */
@NullMarked
package io.datasurface.model.platform;

import org.jspecify.annotations.NullMarked;
