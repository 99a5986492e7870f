package io.datasurface.model.quality;

import java.util.List;

/**
 * Every value of the column matches a regular expression as a whole.
 *
 * @param column name of the column
 * @param pattern the expression, in the notation of {@link java.util.regex.Pattern}
 */
public record PatternCheck(String column, String pattern) implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of(column);
    }
}
