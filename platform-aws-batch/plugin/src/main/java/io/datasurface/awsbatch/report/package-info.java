/** What a plan uses and costs, for programs and for people. Not API. */
@NullMarked
package io.datasurface.awsbatch.report;

import org.jspecify.annotations.NullMarked;
