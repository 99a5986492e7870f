/** What is made of what, for catalogs. */
@NullMarked
package io.datasurface.awsbatch.lineage;

import org.jspecify.annotations.NullMarked;
