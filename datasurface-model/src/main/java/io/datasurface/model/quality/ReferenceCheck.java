package io.datasurface.model.quality;

import java.util.List;

/**
 * Every value of the column exists in a column of another dataset.
 *
 * @param column name of the column
 * @param storeName name of the other datastore
 * @param datasetName name of its dataset
 * @param referencedColumn name of its column
 */
public record ReferenceCheck(String column, String storeName, String datasetName, String referencedColumn)
        implements QualityCheck {
    @Override
    public List<String> columns() {
        return List.of(column);
    }
}
