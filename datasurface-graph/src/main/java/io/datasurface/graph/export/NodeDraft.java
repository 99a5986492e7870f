package io.datasurface.graph.export;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.Reason;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node of a file whose fields are being read. */
final class NodeDraft {
    private static final List<String> ALWAYS = List.of("name", "kind", "priority", "productionStatus", "milestoning");

    private static final Set<String> KNOWN = Set.of(
            "name",
            "kind",
            "priority",
            "productionStatus",
            "latency",
            "freshness",
            "retention",
            "store",
            "dataset",
            "container",
            "workspace",
            "outputStore",
            "readsFrom");

    private final String platform;
    private final Map<String, String> texts = new HashMap<>();
    private Set<MilestoningStrategy> milestoning = Set.of();
    private List<DatasetGroupKey> consumers = List.of();
    private final List<Reason> reasons = new ArrayList<>();

    NodeDraft(String platform) {
        this.platform = platform;
    }

    /** Takes a field that is a text; what is no value of the field is refused when the node is made. */
    void text(String field, String value) {
        if (!KNOWN.contains(field)) {
            throw new IllegalArgumentException("the field \"" + field + "\" of a node is not known");
        }
        texts.put(field, value);
    }

    void milestoning(Set<MilestoningStrategy> strategies) {
        texts.put("milestoning", "");
        milestoning = strategies;
    }

    void consumers(List<DatasetGroupKey> groups) {
        texts.put("consumers", "");
        consumers = groups;
    }

    void reason(Reason reason) {
        reasons.add(reason);
    }

    List<Reason> reasons() {
        return reasons;
    }

    /**
     * Makes the node.
     *
     * @throws IllegalArgumentException if a field is missing or too many, or has no accepted value
     */
    IntentionNode make() {
        ALWAYS.stream().filter(field -> !field.equals("priority")).forEach(this::required);
        IntentionNode node = node(kind());
        texts.keySet().forEach(field -> {
            if (!isUsed(field, node.kind())) {
                throw new IllegalArgumentException(
                        "a node of kind " + node.kind().label() + " has no field \"" + field + "\"");
            }
        });
        if (!node.name().equals(required("name"))) {
            throw new IllegalArgumentException(
                    "the node is named \"" + texts.get("name") + "\", but its fields say \"" + node.name() + "\"");
        }
        return node;
    }

    private NodeKind kind() {
        String label = required("kind");
        for (NodeKind kind : NodeKind.values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("\"" + label + "\" is no kind of node");
    }

    private IntentionNode node(NodeKind kind) {
        NodeRequirements needs = requirements();
        Optional<String> readsFrom = Optional.ofNullable(texts.get("readsFrom"));
        return switch (kind) {
            case INGESTION_MULTI -> new IngestionMultiNode(platform, 0, required("store"), readsFrom, needs);
            case INGESTION_SINGLE ->
                new IngestionSingleNode(platform, 0, required("store"), required("dataset"), readsFrom, needs);
            case EXPORT -> {
                required("consumers");
                yield new ExportNode(
                        platform, 0, required("container"), required("store"), required("dataset"), consumers, needs);
            }
            case TRIGGER -> new TriggerNode(platform, 0, required("workspace"), needs);
            case DATA_TRANSFORMER ->
                new DataTransformerNode(platform, 0, required("workspace"), required("outputStore"), needs);
        };
    }

    private NodeRequirements requirements() {
        return new NodeRequirements(
                constant("priority", WorkspacePriority.class),
                constant("latency", DataLatency.class),
                duration("freshness"),
                milestoning,
                duration("retention"),
                constant("productionStatus", ProductionStatus.class).orElseThrow());
    }

    private <E extends Enum<E>> Optional<E> constant(String field, Class<E> type) {
        String text = texts.get(field);
        return text == null ? Optional.empty() : Optional.of(constant(field, type, text));
    }

    /** The constant of a name. */
    static <E extends Enum<E>> E constant(String field, Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "\"" + name + "\" is no " + field + "; accepted are " + List.of(type.getEnumConstants()));
    }

    private Optional<Duration> duration(String field) {
        String text = texts.get(field);
        try {
            return text == null ? Optional.empty() : Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no " + field + "; accepted are durations such as PT1H30M", e);
        }
    }

    private String required(String field) {
        String text = texts.get(field);
        if (text == null) {
            throw new IllegalArgumentException("the field \"" + field + "\" of a node is missing");
        }
        return text;
    }

    private static boolean isUsed(String field, NodeKind kind) {
        return switch (field) {
            case "store" -> kind.isIngestion() || kind == NodeKind.EXPORT;
            case "dataset" -> kind == NodeKind.INGESTION_SINGLE || kind == NodeKind.EXPORT;
            case "readsFrom" -> kind.isIngestion();
            case "container", "consumers" -> kind == NodeKind.EXPORT;
            case "workspace" -> kind == NodeKind.TRIGGER || kind == NodeKind.DATA_TRANSFORMER;
            case "outputStore" -> kind == NodeKind.DATA_TRANSFORMER;
            default ->
                ALWAYS.contains(field)
                        || Set.of("latency", "freshness", "retention").contains(field);
        };
    }
}
