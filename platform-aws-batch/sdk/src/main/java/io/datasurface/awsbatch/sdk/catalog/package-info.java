/**
 * The lake's catalog, held against the documents of a render: what is not there and what is otherwise, and tables made in bulk.
 *
 * <p>Nothing here changes or removes a table that exists. Jobs evolve the tables that they write, in the commit that needs it; a second writer
 * of the same metadata could only get in their way.
 */
@NullMarked
package io.datasurface.awsbatch.sdk.catalog;

import org.jspecify.annotations.NullMarked;
