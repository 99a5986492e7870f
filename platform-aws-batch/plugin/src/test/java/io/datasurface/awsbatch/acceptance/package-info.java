/** Whole models through the whole pipeline. */
@NullMarked
package io.datasurface.awsbatch.acceptance;

import org.jspecify.annotations.NullMarked;
