package io.datasurface.graph.diff;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hashes of datasets. A dataset without a schema is one without columns. There are many columns of few types, so the hashes of types and
 * classifications are remembered. Safe for concurrent use.
 */
final class DatasetContent {
    private final Map<DataType, Long> types = new ConcurrentHashMap<>();
    private final Map<List<SimpleDC>, Long> classifications = new ConcurrentHashMap<>();

    /** In the order of {@link Layout#DATASET}. */
    long[] of(Datastore store, Dataset dataset) {
        Collection<DDLColumn> columns = columns(dataset);
        long sum = Hash64.NOTHING;
        long order = Hash64.NOTHING;
        long classified = Hash64.NOTHING;
        for (DDLColumn column : columns) {
            long name = Hash64.of(column.name());
            sum += column(name, types.computeIfAbsent(column.type(), ContentHash::of), column.nullable());
            order = Hash64.of(order, name);
            if (!column.classification().isEmpty()) {
                classified +=
                        Hash64.of(name, classifications.computeIfAbsent(column.classification(), ContentHash::of));
            }
        }
        List<String> key =
                dataset.originalSchema().map(Schema::primaryKeyColumns).orElse(List.of());
        List<String> partition =
                dataset.originalSchema().map(Schema::ingestionPartitionColumns).orElse(List.of());
        return new long[] {
            sum,
            order,
            names(key),
            names(partition),
            dataset.originalSchema().map(DatasetContent::rest).orElse(Hash64.NOTHING),
            classified + classification(dataset),
            ContentHash.of(dataset.qualityRules()),
            ContentHash.of(dataset.policies()),
            dataset.deprecation().isPresent() ? 1 : 0,
            mapping(store, dataset.name())
        };
    }

    static Collection<DDLColumn> columns(Dataset dataset) {
        return dataset.originalSchema().map(Schema::columns).orElse(Map.of()).values();
    }

    /** The part of a column in the hash of all columns, which is the sum of such parts. */
    static long column(DDLColumn column, boolean nullable) {
        return column(Hash64.of(column.name()), ContentHash.of(column.type()), nullable);
    }

    static long order(Iterable<DDLColumn> columns) {
        long order = Hash64.NOTHING;
        for (DDLColumn column : columns) {
            order = Hash64.of(order, Hash64.of(column.name()));
        }
        return order;
    }

    private static long column(long name, long type, boolean nullable) {
        return Hash64.of(name, type + (nullable ? 1 : 0));
    }

    private static long names(List<String> names) {
        long hash = Hash64.NOTHING;
        for (String name : names) {
            hash = Hash64.of(hash, Hash64.of(name));
        }
        return hash;
    }

    private static long classification(Dataset dataset) {
        long ofSchema = dataset.originalSchema().orElse(null) instanceof AvroSchema avro
                ? Hash64.part("schema", ContentHash.of(avro.classification()))
                : Hash64.NOTHING;
        return ContentHash.of(dataset.dataClassificationOverride()) + ofSchema;
    }

    /** What a schema says that columns, key and partitions do not: nothing, for a table. */
    private static long rest(Schema schema) {
        return schema instanceof AvroSchema avro ? withoutWords(avro.avro()) : Hash64.NOTHING;
    }

    private static long withoutWords(JsonValue value) {
        if (value instanceof JsonValue.Group group) {
            long hash = Hash64.NOTHING;
            for (Map.Entry<String, JsonValue> entry : group.values().entrySet()) {
                if (!entry.getKey().equals("doc")) {
                    hash += Hash64.of(entry.getKey(), withoutWords(entry.getValue()));
                }
            }
            return Hash64.of("group", hash);
        }
        if (value instanceof JsonValue.Items items) {
            long hash = Hash64.NOTHING;
            for (JsonValue item : items.values()) {
                hash = Hash64.of(hash, withoutWords(item));
            }
            return Hash64.of("items", hash);
        }
        return ContentHash.of(value);
    }

    private static long mapping(Datastore store, String dataset) {
        CaptureMetadata capture = store.capture().orElse(null);
        if (!(capture instanceof Record fields)) {
            return Hash64.NOTHING;
        }
        long hash = Hash64.NOTHING;
        for (Part part : Part.of(fields).orElse(List.of())) {
            if (part.role() == Part.Role.BY_DATASET && part.value(fields) instanceof Map<?, ?> texts) {
                Object text = texts.get(dataset);
                hash += text == null ? Hash64.NOTHING : Hash64.of(part.nameHash(), ContentHash.of(text));
            }
        }
        return hash;
    }
}
