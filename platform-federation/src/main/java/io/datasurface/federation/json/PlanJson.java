package io.datasurface.federation.json;

import io.datasurface.federation.migrate.Migration;
import io.datasurface.federation.plan.FederationPlan;
import io.datasurface.federation.plan.StorePlan;
import tools.jackson.core.JsonGenerator;

/** {@code plan.json}: who ingests each store and why, who reads from whom, what that costs in a month, and what is under way. */
public final class PlanJson {
    private PlanJson() {}

    /**
     * Writes the document.
     *
     * @param plan the plan
     * @return UTF-8
     */
    public static byte[] write(FederationPlan plan) {
        return Document.write(json -> {
            json.writeObjectPropertyStart("dollarsAMonth");
            Document.money(json, "planned", plan.cost());
            Document.money(json, "direct", plan.directCost());
            Document.money(json, "lowerBound", plan.bound());
            json.writeEndObject();
            json.writeArrayPropertyStart("stores");
            plan.stores().forEach(store -> store(json, plan, store));
            json.writeEndArray();
            json.writeArrayPropertyStart("migrations");
            plan.migrations().forEach(migration -> migration(json, migration));
            json.writeEndArray();
        });
    }

    private static void store(JsonGenerator json, FederationPlan plan, StorePlan store) {
        json.writeStartObject();
        json.writeStringProperty("store", plan.name(store));
        json.writeStringProperty("primary", plan.members().name(store.primary()));
        json.writeBooleanProperty("pinned", store.pinned());
        json.writeStringProperty("reason", store.reason());
        json.writeObjectPropertyStart("readsFrom");
        int[] parent = store.tree().parent();
        for (int platform = 0; platform < parent.length; platform++) {
            if (parent[platform] >= 0) {
                json.writeStringProperty(
                        plan.members().name(platform), plan.members().name(parent[platform]));
            }
        }
        json.writeEndObject();
        Document.money(json, "dollarsAMonth", store.tree().cost());
        Document.money(json, "dollarsAMonthDirect", store.tree().direct());
        json.writeEndObject();
    }

    private static void migration(JsonGenerator json, Migration migration) {
        json.writeStartObject();
        json.writeStringProperty("store", migration.store());
        json.writeStringProperty("from", migration.from());
        json.writeStringProperty("to", migration.to());
        json.writeStringProperty("stage", migration.stage().code());
        if (!migration.batch().isEmpty()) {
            json.writeStringProperty("batch", migration.batch());
        }
        json.writeStringProperty("next", migration.next());
        json.writeEndObject();
    }
}
