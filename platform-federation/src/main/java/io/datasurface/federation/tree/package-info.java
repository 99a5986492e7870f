/** By which platforms the data of a store gets to those that need it. */
@NullMarked
package io.datasurface.federation.tree;

import org.jspecify.annotations.NullMarked;
