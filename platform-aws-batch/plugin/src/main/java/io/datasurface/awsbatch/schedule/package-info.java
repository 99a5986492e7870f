/** When things run: cadences and EventBridge schedules. Not API. */
@NullMarked
package io.datasurface.awsbatch.schedule;

import org.jspecify.annotations.NullMarked;
