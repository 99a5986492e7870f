/** The programs of transformers and custom pulls. Open: a platform may bring its own. */
@NullMarked
package io.datasurface.model.code;

import org.jspecify.annotations.NullMarked;
