@NullMarked
package io.datasurface.examples.federation;

import org.jspecify.annotations.NullMarked;
