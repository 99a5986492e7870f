/** Documents of the SPI that platforms exchange, as JSON. Each has a version, and is read strictly. */
@NullMarked
package io.datasurface.spi.json;

import org.jspecify.annotations.NullMarked;
