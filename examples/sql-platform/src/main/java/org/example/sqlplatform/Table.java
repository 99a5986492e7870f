package org.example.sqlplatform;

import io.datasurface.model.Dataset;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import io.datasurface.spi.PlatformException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dataset is in the database. A datastore is a schema with a table per dataset. What readers do not need is in schemas with an
 * {@code @} in their names, which no name in a model has.
 *
 * @param store name of the datastore
 * @param dataset name of the dataset
 * @param types PostgreSQL type by column, in order
 * @param key the key columns
 */
record Table(String store, String dataset, Map<String, String> types, List<String> key) {
    /** Columns of a history beside those of the dataset. */
    static final List<String> VALIDITY = List.of("valid_from", "valid_to");

    static Table of(String store, Dataset dataset) {
        Schema schema = dataset.originalSchema()
                .filter(found -> !found.primaryKeyColumns().isEmpty())
                .orElseThrow(() -> unsupported(store, dataset, "has no primary key; name its key columns"));
        Map<String, String> types = new LinkedHashMap<>();
        for (DDLColumn column : schema.columns().values()) {
            String type = ColumnTypes.of(column.type())
                    .orElseThrow(() -> unsupported(
                            store, dataset, "has a column of type " + column.type() + "; take a simple one"));
            types.put(column.name(), type);
        }
        return new Table(store, dataset.name(), types, schema.primaryKeyColumns());
    }

    private static PlatformException unsupported(String store, Dataset dataset, String why) {
        return new PlatformException(
                PlatformException.Code.UNSUPPORTED, "Dataset " + dataset.name() + " of " + store + " " + why);
    }

    static String sourceSchema(String store) {
        return store + "@source";
    }

    static String historySchema(String store) {
        return store + "@history";
    }

    /** What the source has. */
    String source() {
        return Sql.name(sourceSchema(store)) + "." + Sql.name(dataset);
    }

    /** The latest version of each row. */
    String live() {
        return Sql.name(store) + "." + Sql.name(dataset);
    }

    /** All versions of each row. */
    String history() {
        return Sql.name(historySchema(store)) + "." + Sql.name(dataset);
    }

    List<String> columns() {
        return List.copyOf(types.keySet());
    }

    List<String> otherColumns() {
        List<String> others = new ArrayList<>(types.keySet());
        others.removeAll(key);
        return others;
    }
}
