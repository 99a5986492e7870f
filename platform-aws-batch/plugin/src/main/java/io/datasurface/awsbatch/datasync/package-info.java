/** Transfers of dropped files by DataSync. Not API. */
@NullMarked
package io.datasurface.awsbatch.datasync;

import org.jspecify.annotations.NullMarked;
