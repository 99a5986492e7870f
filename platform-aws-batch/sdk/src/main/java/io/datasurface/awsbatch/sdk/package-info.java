/** How AWS is reached: which region, with which role. */
@NullMarked
package io.datasurface.awsbatch.sdk;

import org.jspecify.annotations.NullMarked;
