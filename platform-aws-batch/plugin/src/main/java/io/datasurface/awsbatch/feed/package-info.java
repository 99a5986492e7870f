/** What other platforms read of the lake. */
@NullMarked
package io.datasurface.awsbatch.feed;

import org.jspecify.annotations.NullMarked;
