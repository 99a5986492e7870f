/** Not API: reads and writes the JSON files of an output folder. */
@NullMarked
package io.datasurface.host.json;

import org.jspecify.annotations.NullMarked;
