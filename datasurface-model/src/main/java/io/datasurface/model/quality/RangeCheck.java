package io.datasurface.model.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Every value of the column lies between two bounds.
 *
 * @param column name of the column
 * @param minimum the least value; absent: no bound
 * @param maximum the greatest value; absent: no bound
 */
public record RangeCheck(String column, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum)
        implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of(column);
    }
}
