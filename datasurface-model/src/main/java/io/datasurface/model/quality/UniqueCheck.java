package io.datasurface.model.quality;

import java.util.List;

/**
 * No two rows have the same values in the columns.
 *
 * @param columns names of the columns together
 */
public record UniqueCheck(List<String> columns) implements QualityCheck {
    /** Copies the collections. */
    public UniqueCheck {
        columns = List.copyOf(columns);
    }
}
