@NullMarked
package io.datasurface.awsbatch.lineage;

import org.jspecify.annotations.NullMarked;
