/** What nodes cost and how much fits where. Not API. */
@NullMarked
package io.datasurface.awsbatch.plan;

import org.jspecify.annotations.NullMarked;
