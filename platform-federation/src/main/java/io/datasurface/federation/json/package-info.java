/** The plan as documents for machines. */
@NullMarked
package io.datasurface.federation.json;

import org.jspecify.annotations.NullMarked;
