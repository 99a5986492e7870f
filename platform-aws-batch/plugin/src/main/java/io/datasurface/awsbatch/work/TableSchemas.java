package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.Watermark;
import io.datasurface.model.Dataset;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of the lake for the schemas of the model. */
public final class TableSchemas {
    private TableSchemas() {}

    /**
     * Returns the lake's schema of a dataset.
     *
     * @param dataset a dataset with a schema
     * @throws IllegalArgumentException if there is no schema, or a column has a type that the lake cannot hold
     */
    public static TableSchema of(Dataset dataset) {
        Schema schema = dataset.originalSchema()
                .orElseThrow(() ->
                        new IllegalArgumentException("Dataset " + dataset.name() + " has no schema; give it one"));
        List<ColumnSpec> columns = new ArrayList<>();
        for (DDLColumn column : schema.columns().values()) {
            SpecType type = SpecTypes.of(column.type())
                    .orElseThrow(() -> new IllegalArgumentException("Column " + column.name() + " has the type "
                            + column.type() + ", which an Iceberg table cannot hold; use another type"));
            boolean key = schema.primaryKeyColumns().contains(column.name());
            columns.add(new ColumnSpec(column.name(), type, column.nullable() && !key));
        }
        return new TableSchema(columns, schema.primaryKeyColumns());
    }

    /**
     * Whether the lake can hold a column.
     *
     * @param column a column of the model
     */
    public static boolean canHold(DDLColumn column) {
        return SpecTypes.of(column.type()).isPresent();
    }

    /**
     * Whether the ingest job can tell from a column which rows have changed.
     *
     * @param column a column of the model
     */
    public static boolean canBeWatermark(DDLColumn column) {
        return SpecTypes.of(column.type()).filter(Watermark::canBe).isPresent();
    }

    /** Returns the columns by which a dataset is partitioned. */
    static List<String> partitions(Dataset dataset) {
        Optional<Schema> schema = dataset.originalSchema();
        return schema.map(Schema::ingestionPartitionColumns).orElse(List.of());
    }
}
