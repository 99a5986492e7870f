/** Tables of other formats than Iceberg, which show what the lake's tables show. */
@NullMarked
package io.datasurface.awsbatch.jobs.format;

import org.jspecify.annotations.NullMarked;
