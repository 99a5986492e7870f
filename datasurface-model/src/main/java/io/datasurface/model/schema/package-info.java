/** Schemas of datasets: tables, columns and the closed set of column types. */
@NullMarked
package io.datasurface.model.schema;

import org.jspecify.annotations.NullMarked;
