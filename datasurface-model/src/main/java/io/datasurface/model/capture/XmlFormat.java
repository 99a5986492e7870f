package io.datasurface.model.capture;

import io.datasurface.model.common.Default;

/**
 * XML: one element per row.
 *
 * @param rowTag name of the element of a row
 * @param encoding the character set, by its IANA name
 */
public record XmlFormat(String rowTag, @Default("UTF-8") String encoding) implements FileFormat {}
