package io.datasurface.model.quality;

import java.math.BigDecimal;
import java.util.List;

/**
 * At least a fraction of the rows has a value in the column.
 *
 * @param column name of the column
 * @param minimum the fraction, from 0 to 1
 */
public record CompletenessCheck(String column, BigDecimal minimum) implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of(column);
    }
}
