/** What people and programs are told of the plan. */
@NullMarked
package io.datasurface.federation.report;

import org.jspecify.annotations.NullMarked;
