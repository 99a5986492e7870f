/** The command-line tool: lints, draws, plans and renders models with the installed platform plugins. */
@NullMarked
package io.datasurface.examples.host;

import org.jspecify.annotations.NullMarked;
