package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.Watermark;
import io.datasurface.model.Dataset;
import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.TimestampType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * Returns the lake's schema of a dataset that comes from a table of a database, with the zones of its wall clocks.
     *
     * @param dataset a dataset with a schema
     * @throws IllegalArgumentException as {@link #of}, or if a zone is none
     */
    static TableSchema ofSource(Dataset dataset) {
        TableSchema schema = of(dataset);
        Map<String, DDLColumn> columns = dataset.originalSchema().orElseThrow().columns();
        return new TableSchema(
                schema.columns().stream()
                        .map(column ->
                                zone(columns.get(column.name())).map(column::in).orElse(column))
                        .toList(),
                schema.primaryKey());
    }

    /** The zone of a column's times; empty if it is UTC, by whatever name, or the column has none. */
    private static Optional<String> zone(@Nullable DDLColumn column) {
        if (column == null || !(column.type() instanceof TimestampType time)) {
            return Optional.empty();
        }
        return isUtc(time) ? Optional.empty() : Optional.of(time.timeZone());
    }

    private static boolean isUtc(TimestampType type) {
        try {
            ZoneRules rules = ZoneId.of(type.timeZone()).getRules();
            return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return false; // The linter of the model says that there is no such zone.
        }
    }

    /**
     * Whether times within lists of a column are said to be of another zone than UTC, in which none are read.
     *
     * @param column a column of the model
     */
    public static boolean hasZoneInside(DDLColumn column) {
        DataType type = column.type();
        boolean isInside = false;
        while (type instanceof ArrayType list) {
            type = list.elementType();
            isInside = true;
        }
        return isInside && type instanceof TimestampType time && !isUtc(time);
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
