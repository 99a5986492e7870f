/**
 * What a change of a model means: whether consumers can go on, whether its author may make it, and what it is in words. Pure functions
 * of the model before and the model after.
 */
@NullMarked
package io.datasurface.model.change;

import org.jspecify.annotations.NullMarked;
