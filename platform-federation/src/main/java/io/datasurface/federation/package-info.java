/** Federation as a plugin: one ingestion per datastore, whatever the number of platforms. */
@NullMarked
package io.datasurface.federation;

import org.jspecify.annotations.NullMarked;
