@NullMarked
package io.datasurface.federation.plan;

import org.jspecify.annotations.NullMarked;
