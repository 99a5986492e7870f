/** What teams apply a render with, and the book that says how to run it. */
@NullMarked
package io.datasurface.awsbatch.delivery;

import org.jspecify.annotations.NullMarked;
