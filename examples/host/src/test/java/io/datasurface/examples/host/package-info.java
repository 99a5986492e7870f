@NullMarked
package io.datasurface.examples.host;

import org.jspecify.annotations.NullMarked;
