/** An instance of the platform: its parameters and the names and ARNs of everything it owns. Not API. */
@NullMarked
package io.datasurface.awsbatch.instance;

import org.jspecify.annotations.NullMarked;
