/** Rules that all modules of the reactor are held to. */
@NullMarked
package io.datasurface.examples.architecture;

import org.jspecify.annotations.NullMarked;
