/** Renders an intention graph to SQL scripts and a crontab, for one PostgreSQL. */
@NullMarked
package org.example.sqlplatform;

import org.jspecify.annotations.NullMarked;
