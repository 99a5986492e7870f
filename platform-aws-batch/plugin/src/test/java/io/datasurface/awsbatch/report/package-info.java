/** Tests of the reports. */
@NullMarked
package io.datasurface.awsbatch.report;

import org.jspecify.annotations.NullMarked;
