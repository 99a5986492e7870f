/** Commands for the people who run an instance, found by the host tool as a tool of the JDK's kind. */
@NullMarked
package io.datasurface.awsbatch.sdk.tool;

import org.jspecify.annotations.NullMarked;
