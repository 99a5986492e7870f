/** Data containers: the databases, lakes and brokers in which data lives. Open: a platform may bring its own. */
@NullMarked
package io.datasurface.model.container;

import org.jspecify.annotations.NullMarked;
