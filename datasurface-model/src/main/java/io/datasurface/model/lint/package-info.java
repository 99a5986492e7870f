/** Problems in a model: what, where and what to do. Linting never throws for a mistake of a model author. */
@NullMarked
package io.datasurface.model.lint;

import org.jspecify.annotations.NullMarked;
