package io.datasurface.model.quality;

import java.util.List;

/**
 * An SQL condition over the columns of a row holds for every row.
 *
 * @param expression a condition in the SQL of the platform, such as {@code total >= 0}
 */
public record ExpressionCheck(String expression) implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of();
    }
}
