/** The spec documents of the jobs, made from the graph and the model. Not API. */
@NullMarked
package io.datasurface.awsbatch.work;

import org.jspecify.annotations.NullMarked;
