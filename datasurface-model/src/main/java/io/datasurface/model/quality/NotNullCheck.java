package io.datasurface.model.quality;

import java.util.List;

/**
 * No row has NULL in the column.
 *
 * @param column name of the column
 */
public record NotNullCheck(String column) implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of(column);
    }
}
