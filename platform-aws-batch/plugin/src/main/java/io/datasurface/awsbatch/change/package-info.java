/** What applying a render does to what the last render has made, in classes of danger and in words for people. */
@NullMarked
package io.datasurface.awsbatch.change;

import org.jspecify.annotations.NullMarked;
