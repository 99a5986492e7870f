@NullMarked
package io.datasurface.federation.migrate;

import org.jspecify.annotations.NullMarked;
