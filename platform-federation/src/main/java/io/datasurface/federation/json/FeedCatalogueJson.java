package io.datasurface.federation.json;

import io.datasurface.federation.plan.FederationPlan;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedTake;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/**
 * {@code feeds.json}, the feed catalogue: each feed between two platforms with all that a reader has to know: where and as what it finds
 * which datasets, what starts it, which history it finds, and for how long. What columns the datasets have stands after the feeds, once for
 * all readers.
 */
public final class FeedCatalogueJson {
    private FeedCatalogueJson() {}

    /**
     * Writes the document.
     *
     * @param plan the plan
     * @param request the model, and what platforms offer
     * @return UTF-8
     */
    public static byte[] write(FederationPlan plan, EcosystemPlanRequest request) {
        FeedPlan feeds = new FeedPlan(request.offers(), plan.takes());
        return Document.write(json -> {
            json.writeArrayPropertyStart("feeds");
            feeds.takes().forEach(take -> feed(json, plan, take, feeds.offer(take)));
            json.writeEndArray();
            schemas(json, feeds.takes(), request.ecosystem());
        });
    }

    private static void feed(JsonGenerator json, FederationPlan plan, FeedTake take, Optional<FeedOffer> offer) {
        json.writeStartObject();
        json.writeStringProperty("store", take.store());
        json.writeStringProperty("from", take.from());
        json.writeStringProperty("to", take.platform());
        json.writeStringProperty("format", take.format());
        // What is published as a batch starts the reader: it has no trigger of the source's.
        json.writeStringProperty("trigger", "batch-published");
        offer.ifPresent(given -> offer(json, given));
        needs(json, needs(plan, take));
        Document.texts(json, "datasets", take.datasets());
        json.writeStringProperty("reason", take.reason());
        json.writeEndObject();
    }

    /** By store and dataset the columns of all that is in some feed, once, however many read it. */
    private static void schemas(JsonGenerator json, List<FeedTake> takes, EcosystemIndex ecosystem) {
        SortedMap<String, SortedSet<String>> datasets = new TreeMap<>();
        takes.forEach(take ->
                datasets.computeIfAbsent(take.store(), key -> new TreeSet<>()).addAll(take.datasets()));
        json.writeObjectPropertyStart("schemas");
        datasets.forEach((store, names) -> {
            json.writeObjectPropertyStart(store);
            for (String name : names) {
                json.writeObjectPropertyStart(name);
                ecosystem
                        .dataset(store, name)
                        .flatMap(found -> found.originalSchema())
                        .ifPresent(schema -> schema(json, schema));
                json.writeEndObject();
            }
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void offer(JsonGenerator json, FeedOffer offer) {
        json.writeStringProperty("semantics", offer.semantics().name());
        Document.texts(
                json,
                "locations",
                offer.locations().stream().map(location -> location.text()).toList());
        json.writeObjectPropertyStart("access");
        offer.access().forEach(json::writeStringProperty);
        json.writeEndObject();
        offer.batches().ifPresent(batches -> {
            json.writeObjectPropertyStart("batches");
            json.writeStringProperty("list", batches.list());
            json.writeStringProperty("id", batches.id());
            json.writeStringProperty("dataset", batches.dataset());
            json.writeStringProperty("version", batches.version());
            json.writeEndObject();
        });
        Document.texts(
                json, "rows", offer.milestoning().stream().map(Enum::name).toList());
        json.writeStringProperty("cadence", offer.cadence().toString());
        offer.retention().ifPresent(time -> json.writeStringProperty("retention", time.toString()));
    }

    /** What the offering platform has to keep, for this reader and all others. */
    private static Optional<NodeRequirements> needs(FederationPlan plan, FeedTake take) {
        Optional<IntentionGraph> graph = plan.graphs().find(take.from());
        for (String name : List.of("", "/" + part(take.datasets().get(0)))) {
            OptionalInt node = graph.map(
                            found -> found.find("Ingest/" + part(take.from()) + "/" + part(take.store()) + name))
                    .orElse(OptionalInt.empty());
            if (node.isPresent()) {
                return Optional.of(graph.get().requirements(node.getAsInt()));
            }
        }
        return Optional.empty();
    }

    /** A part of a node's name, as graphs write it. */
    private static String part(String name) {
        return name.replace("%", "%25").replace("/", "%2F");
    }

    private static void needs(JsonGenerator json, Optional<NodeRequirements> needs) {
        needs.ifPresent(found -> {
            Document.texts(
                    json,
                    "milestoning",
                    found.milestoning().stream().map(Enum::name).sorted().toList());
            found.retention().ifPresent(time -> json.writeStringProperty("history", time.toString()));
            found.freshness().ifPresent(time -> json.writeStringProperty("freshness", time.toString()));
        });
    }

    private static void schema(JsonGenerator json, Schema schema) {
        Document.texts(json, "primaryKey", schema.primaryKeyColumns());
        if (schema instanceof DDLTable table) {
            json.writeObjectPropertyStart("columns");
            table.columns()
                    .values()
                    .forEach(column -> json.writeStringProperty(
                            column.name(), column.type().toString()));
            json.writeEndObject();
        }
    }
}
