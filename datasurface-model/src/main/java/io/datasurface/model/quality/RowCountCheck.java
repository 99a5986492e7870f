package io.datasurface.model.quality;

import java.util.List;
import java.util.Optional;

/**
 * The dataset has a sensible number of rows.
 *
 * @param minimum the least number; absent: no bound
 * @param maximum the greatest number; absent: no bound
 */
public record RowCountCheck(Optional<Long> minimum, Optional<Long> maximum) implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of();
    }
}
