/** AutoCorp on one machine: from a PostgreSQL that changes, through the rendered jobs, to a PostgreSQL that has the same. */
@NullMarked
package io.datasurface.examples.local;

import org.jspecify.annotations.NullMarked;
