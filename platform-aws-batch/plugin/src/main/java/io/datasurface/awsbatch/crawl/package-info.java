/** Raw files that a crawler of Glue catalogs. */
@NullMarked
package io.datasurface.awsbatch.crawl;

import org.jspecify.annotations.NullMarked;
