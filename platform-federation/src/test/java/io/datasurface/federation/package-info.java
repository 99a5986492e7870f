@NullMarked
package io.datasurface.federation;

import org.jspecify.annotations.NullMarked;
