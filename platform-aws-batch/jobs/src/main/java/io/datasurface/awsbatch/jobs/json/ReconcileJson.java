package io.datasurface.awsbatch.jobs.json;

import io.datasurface.awsbatch.jobs.comparison.TableResult;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The report of a comparison: {@code {"version": 1, "platform", "subject", "side", "time", "tolerance", "tables": [{"table", "batch",
 * "snapshot", "lake": {"rows", "checksum"}, "other": {"rows", "checksum"}, "onlyInLake", "onlyThere", "different", "drift", "examples"}],
 * "outcomes": [{"table", "outcome", "failure"}]}}.
 */
public final class ReconcileJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int VERSION = 1;

    private ReconcileJson() {}

    /**
     * The document, in UTF-8.
     *
     * @param side what the lake was compared with
     * @param time when the run began
     * @param results tables that could be compared
     * @param entries what became of all tables
     */
    public static byte[] write(
            ReconcileSpec spec, String side, Instant time, List<TableResult> results, List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("platform", spec.platform());
            json.writeStringProperty("subject", spec.subject());
            json.writeStringProperty("side", side);
            json.writeStringProperty("time", time.toString());
            json.writeNumberProperty("tolerance", spec.tolerance());
            json.writeArrayPropertyStart("tables");
            results.forEach(result -> write(json, result));
            json.writeEndArray();
            json.writeArrayPropertyStart("outcomes");
            entries.forEach(entry -> write(json, entry));
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, TableResult result) {
        json.writeStartObject();
        json.writeStringProperty("table", result.table());
        json.writeNumberProperty("batch", result.batch());
        json.writeNumberProperty("snapshot", result.snapshot());
        write(json, "lake", result.lake());
        write(json, "other", result.other());
        json.writeNumberProperty("onlyInLake", result.onlyInLake());
        json.writeNumberProperty("onlyThere", result.onlyThere());
        json.writeNumberProperty("different", result.different());
        json.writeNumberProperty("drift", result.drift());
        json.writeArrayPropertyStart("examples");
        result.examples().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, TableResult.Sum sum) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("rows", sum.rows());
        json.writeStringProperty("checksum", sum.checksum());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Entry entry) {
        json.writeStartObject();
        json.writeStringProperty("table", entry.dataset());
        json.writeStringProperty("outcome", entry.outcome().name());
        if (entry.failure().isPresent()) {
            json.writeStringProperty(
                    "failure", String.valueOf(entry.failure().get().getMessage()));
        }
        json.writeEndObject();
    }
}
