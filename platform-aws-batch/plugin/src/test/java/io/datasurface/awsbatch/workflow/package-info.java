@NullMarked
package io.datasurface.awsbatch.workflow;

import org.jspecify.annotations.NullMarked;
