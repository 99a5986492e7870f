/** Not API: checks what plugins write, and publishes it. */
@NullMarked
package io.datasurface.host.internal;

import org.jspecify.annotations.NullMarked;
