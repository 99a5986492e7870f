/** JSON that jobs read beside the spec documents. */
@NullMarked
package io.datasurface.awsbatch.jobs.json;

import org.jspecify.annotations.NullMarked;
