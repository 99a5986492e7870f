/** What the tool prints for machines, and what it reads of rendered files. */
@NullMarked
package io.datasurface.examples.host.json;

import org.jspecify.annotations.NullMarked;
