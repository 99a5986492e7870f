/** Upkeep of the lake's tables: few large files, and nothing kept that nobody needs any more. */
@NullMarked
package io.datasurface.awsbatch.jobs.maintain;

import org.jspecify.annotations.NullMarked;
