/** Which containers DMS loads at off-peak hours, when, and what that is called. */
@NullMarked
package io.datasurface.awsbatch.load;

import org.jspecify.annotations.NullMarked;
