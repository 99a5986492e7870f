@NullMarked
package io.datasurface.awsbatch.feed;

import org.jspecify.annotations.NullMarked;
