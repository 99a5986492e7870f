/** What an extension implements that brings kinds of objects of its own: data containers, captures, programs, storage policies. */
@NullMarked
package io.datasurface.model.extension;

import org.jspecify.annotations.NullMarked;
