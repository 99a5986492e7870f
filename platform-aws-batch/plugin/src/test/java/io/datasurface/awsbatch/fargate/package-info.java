@NullMarked
package io.datasurface.awsbatch.fargate;

import org.jspecify.annotations.NullMarked;
