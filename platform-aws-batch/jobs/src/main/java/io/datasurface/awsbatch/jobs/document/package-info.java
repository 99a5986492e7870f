/** Documents of MongoDB: what their JSON says, and rows of it. */
@NullMarked
package io.datasurface.awsbatch.jobs.document;

import org.jspecify.annotations.NullMarked;
