/** What the tool prints for people. */
@NullMarked
package io.datasurface.examples.host.text;

import org.jspecify.annotations.NullMarked;
