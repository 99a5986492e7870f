/** Not API: helpers of the model module. */
@NullMarked
package io.datasurface.model.internal;

import org.jspecify.annotations.NullMarked;
