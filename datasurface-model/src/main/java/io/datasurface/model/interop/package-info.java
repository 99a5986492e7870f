/** Models of the Python DataSurface: its lossless dump, its two assignment files, and its REST API. */
@NullMarked
package io.datasurface.model.interop;

import org.jspecify.annotations.NullMarked;
