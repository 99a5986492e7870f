/**
 * Delivery by git: takes a version of the model from one repository, renders it, and commits the artifacts to a branch of another.
 * {@link io.datasurface.host.delivery.Delivery} does all of that. It may be used by several threads; runs in one work folder exclude each
 * other.
 */
@NullMarked
package io.datasurface.host.delivery;

import org.jspecify.annotations.NullMarked;
