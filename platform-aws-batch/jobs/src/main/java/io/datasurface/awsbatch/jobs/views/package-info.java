/** Views in the lake, for consumers that query it with Athena. */
@NullMarked
package io.datasurface.awsbatch.jobs.views;

import org.jspecify.annotations.NullMarked;
