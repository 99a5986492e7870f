/** The plan: who ingests, who reads from whom, and the graphs that follow. */
@NullMarked
package io.datasurface.federation.plan;

import org.jspecify.annotations.NullMarked;
