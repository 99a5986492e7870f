@NullMarked
package io.datasurface.federation.tree;

import org.jspecify.annotations.NullMarked;
