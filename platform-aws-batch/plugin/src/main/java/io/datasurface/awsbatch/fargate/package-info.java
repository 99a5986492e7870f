/** Programs that pull, in containers on ECS Fargate. Not API. */
@NullMarked
package io.datasurface.awsbatch.fargate;

import org.jspecify.annotations.NullMarked;
