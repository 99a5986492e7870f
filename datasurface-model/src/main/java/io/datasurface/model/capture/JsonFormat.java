package io.datasurface.model.capture;

import io.datasurface.model.common.Default;

/**
 * JSON: one object per row.
 *
 * @param lines whether each line is one object; otherwise the file is one list
 * @param encoding the character set, by its IANA name
 */
public record JsonFormat(
        @Default("true") boolean lines, @Default("UTF-8") String encoding) implements FileFormat {}
