/** Models of the Python DataSurface: its lossless dump and its two assignment files. */
@NullMarked
package io.datasurface.model.interop;

import org.jspecify.annotations.NullMarked;
