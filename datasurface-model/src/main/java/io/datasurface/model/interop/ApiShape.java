package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the API answers into what a dump would hold, so that one reader serves both. All that the two forms differ in stands here:
 * types are named by {@code type}, some constants are numbers, some keys have other names, times count years of 365 days, sets come in
 * any order, and some parts are missing, which are gaps.
 */
final class ApiShape {
    private static final Map<String, String> RENAMED = Map.of(
            "datasetGroups", "dsgs",
            "hostPort", "hostPortPair",
            "doc", "documentation");
    private static final Map<String, List<String>> CONSTANTS = Map.of(
            "nullable", List.of("NOT_NULLABLE", "NULLABLE"),
            "primaryKey", List.of("NOT_PK", "PK"),
            "singleOrMultiDatasetIngestion", List.of("SINGLE_DATASET", "MULTI_DATASET"));
    private static final Pattern YEARS = Pattern.compile("(-?P)(\\d{1,6})Y(?:(\\d{1,6})D)?(T.*)?");
    private static final int DAYS_OF_A_YEAR = 365;
    private static final Set<String> PARTS_OF_TYPES = Set.of("elementType", "keyType", "valueType", "fields");
    private static final Set<String> SETS =
            Set.of("locations", "locs", "containers", "datasetDSGApprovals", "dependencies");
    private static final List<String> SORTED_BY =
            List.of("locStr", "name", "workspaceName", "workspace", "dsg", "datasetName");

    private final BiConsumer<ApiGap, ObjectPath> gaps;

    ApiShape(BiConsumer<ApiGap, ObjectPath> gaps) {
        this.gaps = gaps;
    }

    /** Any value in which nothing can be missing. */
    DumpNode plain(DumpNode node) {
        if (node instanceof DumpNode.Group group) {
            return group.members().containsKey("_type") ? object(group) : map(group);
        } else if (node instanceof DumpNode.Items items) {
            return new DumpNode.Items(
                    items.at(), items.elements().stream().map(this::plain).toList());
        }
        return node;
    }

    /** Keys of a map are names that people gave: they stay, whatever they look like. */
    private DumpNode map(DumpNode.Group group) {
        Map<String, DumpNode> members = new LinkedHashMap<>();
        group.members().forEach((key, value) -> members.put(key, plain(value)));
        return new DumpNode.Group(group.at(), members);
    }

    private DumpNode object(DumpNode.Group group) {
        boolean isColumn = isOf(group, "DDLColumn");
        Map<String, DumpNode> members = new LinkedHashMap<>();
        group.members().forEach((key, value) -> {
            boolean isType = (isColumn && key.equals("type")) || key.equals("watermarkDataType");
            DumpNode shaped = isType
                    ? dataType(value)
                    : constant(key, value).or(() -> time(key, value)).orElseGet(() -> plain(value));
            members.putIfAbsent(RENAMED.getOrDefault(key, key), SETS.contains(key) ? sorted(shaped) : shaped);
        });
        return new DumpNode.Group(group.at(), members);
    }

    /** Column types, and the parts of column types. */
    private DumpNode dataType(DumpNode node) {
        if (node instanceof DumpNode.Items items) {
            return new DumpNode.Items(
                    items.at(), items.elements().stream().map(this::field).toList());
        } else if (!(node instanceof DumpNode.Group)) {
            return node;
        }
        Map<String, DumpNode> members = new LinkedHashMap<>();
        ((DumpNode.Group) node).members().forEach((key, value) -> {
            String name = key.equals("type") ? "_type" : key;
            members.put(name, PARTS_OF_TYPES.contains(key) ? dataType(value) : plain(value));
        });
        return new DumpNode.Group(node.at(), members);
    }

    /** A field of a struct: its name and its type. */
    private DumpNode field(DumpNode node) {
        return node instanceof DumpNode.Group field && field.members().containsKey("type")
                ? with(field, "type", dataType(field.members().get("type")))
                : node;
    }

    /** A workspace; its transformer's output store is told better by itself. */
    DumpNode workspace(DumpNode node, ObjectPath path) {
        gaps.accept(ApiGap.CLASSIFICATION_VERIFIER, path);
        if (!(plain(node) instanceof DumpNode.Group workspace)) {
            return node;
        }
        member(workspace, "dsgs")
                .ifPresent(groups -> groups.members().forEach((name, group) -> {
                    if (group instanceof DumpNode.Group found
                            && isOf(found.members().get("platformMD"), "LegacyDataPlatformChooser")) {
                        gaps.accept(
                                ApiGap.LEGACY_CHOOSER_DOCUMENTATION,
                                path.child("dsgs", name).child("platformMD"));
                    }
                }));
        return member(workspace, "dataTransformer")
                .flatMap(transformer -> member(transformer, "outputDatastore")
                        .map(output -> with(
                                workspace, "dataTransformer", with(transformer, "outputDatastore", nameOnly(output)))))
                .orElse(workspace);
    }

    /** A datastore; a transformer's output gets the name of its workspace, if exactly one is known. */
    DumpNode datastore(DumpNode node, ObjectPath path, Optional<String> workspace) {
        if (!(plain(node) instanceof DumpNode.Group store)) {
            return node;
        }
        Map<String, DumpNode> members = new LinkedHashMap<>(store.members());
        members.keySet().removeAll(List.of("team", "governance_zone"));
        member(store, "cmd").ifPresent(capture -> {
            if (isOf(capture, "DataTransformerOutput") && !capture.members().containsKey("workSpaceName")) {
                if (workspace.isEmpty()) {
                    gaps.accept(ApiGap.TRANSFORMER_WORKSPACE, path);
                }
                DumpNode.Text name = new DumpNode.Text(capture.at(), workspace.orElse(""));
                members.put("cmd", with(capture, "workSpaceName", name));
            } else if (isOf(capture, "SQLMergeIngestion")) {
                gaps.accept(ApiGap.MERGE_CAPTURE, path);
                members.put("cmd", new DumpNode.Nothing(capture.at()));
            }
        });
        member(store, "datasets").ifPresent(datasets -> {
            Map<String, DumpNode> shaped = new LinkedHashMap<>();
            datasets.members()
                    .forEach((name, dataset) -> shaped.put(name, withoutUntold(dataset, path.child("datasets", name))));
            members.put("datasets", new DumpNode.Group(datasets.at(), shaped));
        });
        return new DumpNode.Group(store.at(), members);
    }

    /** A dataset. */
    DumpNode dataset(DumpNode node, ObjectPath path) {
        return withoutUntold(plain(node), path);
    }

    /** Leaves out a schema of which a part is missing. */
    private DumpNode withoutUntold(DumpNode node, ObjectPath path) {
        if (!(node instanceof DumpNode.Group dataset)) {
            return node;
        }
        return member(dataset, "originalSchema")
                .flatMap(schema -> gapOf(schema).map(gap -> {
                    gaps.accept(gap, path);
                    return with(dataset, "originalSchema", new DumpNode.Nothing(schema.at()));
                }))
                .orElse(dataset);
    }

    private static Optional<ApiGap> gapOf(DumpNode.Group schema) {
        if (isOf(schema, "AvroSchema") && !schema.members().containsKey("avroSchema")) {
            return Optional.of(ApiGap.AVRO_SCHEMA);
        }
        return member(schema, "columns").filter(ApiShape::hasUntoldType).map(columns -> ApiGap.MICRO_SCALING_TYPE);
    }

    /** Whether a type somewhere inside is made of types that the server cannot name. */
    private static boolean hasUntoldType(DumpNode node) {
        if (node instanceof DumpNode.Group group) {
            boolean untold = isOf(group, "MicroScaling_CustomFloat")
                    && group.members().get("elementType") instanceof DumpNode.Text;
            return untold || group.members().values().stream().anyMatch(ApiShape::hasUntoldType);
        }
        return node instanceof DumpNode.Items items && items.elements().stream().anyMatch(ApiShape::hasUntoldType);
    }

    private static Optional<DumpNode> constant(String key, DumpNode value) {
        List<String> names = CONSTANTS.getOrDefault(key, List.of());
        if (value instanceof DumpNode.Numeric number) {
            for (int i = 0; i < names.size(); i++) {
                if (number.value().compareTo(BigDecimal.valueOf(i)) == 0) {
                    return Optional.of(new DumpNode.Text(value.at(), names.get(i)));
                }
            }
        }
        return Optional.empty();
    }

    /** The server's JSON library writes 400 days as one year and 35 days. */
    private static Optional<DumpNode> time(String key, DumpNode value) {
        if (!key.equals("minRetentionTime") || !(value instanceof DumpNode.Text text)) {
            return Optional.empty();
        }
        Matcher years = YEARS.matcher(text.value());
        if (!years.matches()) {
            return Optional.empty();
        }
        int rest = years.group(3) == null ? 0 : Integer.parseInt(years.group(3));
        long days = (long) Integer.parseInt(years.group(2)) * DAYS_OF_A_YEAR + rest;
        String clock = years.group(4) == null ? "" : years.group(4);
        return Optional.of(new DumpNode.Text(value.at(), years.group(1) + days + "D" + clock));
    }

    /** What comes from a set in the server comes in any order. */
    private static DumpNode sorted(DumpNode node) {
        if (!(node instanceof DumpNode.Items items)) {
            return node;
        }
        List<DumpNode> elements = new ArrayList<>(items.elements());
        elements.sort(Comparator.comparing(ApiShape::sortKey));
        return new DumpNode.Items(items.at(), elements);
    }

    private static String sortKey(DumpNode node) {
        StringBuilder key = new StringBuilder();
        if (node instanceof DumpNode.Group group) {
            for (String name : SORTED_BY) {
                if (group.members().get(name) instanceof DumpNode.Text text) {
                    key.append(text.value()).append('\0');
                }
            }
        } else if (node instanceof DumpNode.Text text) {
            key.append(text.value());
        }
        return key.toString();
    }

    private static DumpNode nameOnly(DumpNode.Group store) {
        SourcePosition at = store.at();
        Map<String, DumpNode> members = new LinkedHashMap<>(store.members());
        members.keySet().retainAll(Set.of("_type", "name", "productionStatus"));
        return new DumpNode.Group(at, members);
    }

    private static boolean isOf(@Nullable DumpNode node, String type) {
        return node instanceof DumpNode.Group group
                && group.members().get("_type") instanceof DumpNode.Text text
                && text.value().equals(type);
    }

    private static Optional<DumpNode.Group> member(DumpNode.Group group, String key) {
        return group.members().get(key) instanceof DumpNode.Group found ? Optional.of(found) : Optional.empty();
    }

    private static DumpNode.Group with(DumpNode.Group group, String key, DumpNode value) {
        Map<String, DumpNode> members = new LinkedHashMap<>(group.members());
        members.put(key, value);
        return new DumpNode.Group(group.at(), members);
    }
}
