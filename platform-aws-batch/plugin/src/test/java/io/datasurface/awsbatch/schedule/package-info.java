@NullMarked
package io.datasurface.awsbatch.schedule;

import org.jspecify.annotations.NullMarked;
