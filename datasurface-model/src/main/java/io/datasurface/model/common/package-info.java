/** What all parts of a model share: names, words for people, owners, places, secrets by reference, and how files write them. */
@NullMarked
package io.datasurface.model.common;

import org.jspecify.annotations.NullMarked;
