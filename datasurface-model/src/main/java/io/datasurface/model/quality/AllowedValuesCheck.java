package io.datasurface.model.quality;

import java.util.List;

/**
 * Every value of the column, as text, is one of a list.
 *
 * @param column name of the column
 * @param values the values
 */
public record AllowedValuesCheck(String column, List<String> values) implements QualityCheck {
    /** Copies the collections. */
    public AllowedValuesCheck {
        values = List.copyOf(values);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }
}
