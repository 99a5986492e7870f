@NullMarked
package io.datasurface.examples.local;

import org.jspecify.annotations.NullMarked;
