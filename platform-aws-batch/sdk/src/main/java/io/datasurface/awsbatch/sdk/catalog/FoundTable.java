package io.datasurface.awsbatch.sdk.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table as the catalog has it.
 *
 * @param isIceberg whether it is one of Iceberg
 * @param location where its files are
 * @param columns types of its columns by their names in lower case, in which Glue keeps them
 */
record FoundTable(boolean isIceberg, Optional<String> location, Map<String, String> columns) {
    static final String TABLE_TYPE = "table_type";
    static final String ICEBERG = "ICEBERG";
    static final String METADATA = "metadata_location";
    /** What Iceberg says of columns: those that a table had once are still listed. */
    static final String CURRENT = "iceberg.field.current";

    static FoundTable of(Table table) {
        Map<String, String> columns = new LinkedHashMap<>();
        StorageDescriptor storage = table.storageDescriptor();
        if (storage != null) {
            for (Column column : storage.columns()) {
                if (!"false".equals(column.parameters().get(CURRENT))) {
                    columns.put(column.name().toLowerCase(Locale.ROOT), column.type());
                }
            }
        }
        return new FoundTable(
                ICEBERG.equalsIgnoreCase(table.parameters().get(TABLE_TYPE)),
                Optional.ofNullable(storage).map(StorageDescriptor::location),
                columns);
    }
}
