/**
 * Delivery by git: takes a version of the model from one repository, renders it, and commits the artifacts to a branch of another.
 * {@link io.datasurface.host.delivery.Delivery} does all of that; the two repositories can be used on their own. Unless said otherwise,
 * types are not safe for concurrent use.
 */
@NullMarked
package io.datasurface.host.delivery;

import org.jspecify.annotations.NullMarked;
