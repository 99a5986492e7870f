/** What the plan is made from: platforms, what they are needed for, and what zones allow. */
@NullMarked
package io.datasurface.federation.facts;

import org.jspecify.annotations.NullMarked;
