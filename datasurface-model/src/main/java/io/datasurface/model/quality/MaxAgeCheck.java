package io.datasurface.model.quality;

import java.time.Duration;
import java.util.List;

/**
 * The newest value of a date or timestamp column is young enough when a batch is published.
 *
 * @param column name of the column
 * @param maxAge how old it may be
 */
public record MaxAgeCheck(String column, Duration maxAge) implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of(column);
    }
}
