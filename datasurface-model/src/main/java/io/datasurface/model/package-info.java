/**
 * Immutable description of an ecosystem: who produces data, who consumes it, who transforms it, and under what terms.
 *
 * <h2>Conventions that hold for every type of the model packages</h2>
 * <ul>
 *   <li><b>Faulty models load.</b> A constructor refuses only what has no meaning as an object (null, a map key that is not the
 *       name of its value). Everything that a model author can get wrong is kept as it was written and reported by
 *       the linter.
 *   <li><b>Names</b> are case-sensitive. Datastore and workspace names are unique in an ecosystem, team names in a zone.
 *   <li><b>References</b> between objects are by name and may dangle; {@link io.datasurface.model.EcosystemIndex} follows them.
 *   <li><b>Order</b>: collections keep declaration order.
 *   <li><b>Nulls</b>: nothing accepts or returns {@code null}. What may be absent is an {@link java.util.Optional}.
 *   <li><b>Units</b>: durations are {@link java.time.Duration}; sizes of text and binary types are characters and bytes.
 *   <li><b>Threads</b>: every type is immutable and safe to share.
 * </ul>
 */
@NullMarked
package io.datasurface.model;

import org.jspecify.annotations.NullMarked;
