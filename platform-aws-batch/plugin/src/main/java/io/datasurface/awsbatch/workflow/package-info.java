/** Glue workflows: jobs of their own for each datastore, transformer and export, and the triggers between them. Not API. */
@NullMarked
package io.datasurface.awsbatch.workflow;

import org.jspecify.annotations.NullMarked;
