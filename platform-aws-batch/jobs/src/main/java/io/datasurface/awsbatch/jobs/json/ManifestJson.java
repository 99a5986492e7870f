package io.datasurface.awsbatch.jobs.json;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.BatchManifest;
import io.datasurface.awsbatch.jobs.staging.BatchManifest.Input;
import io.datasurface.awsbatch.jobs.staging.BatchManifest.Output;
import io.datasurface.awsbatch.jobs.staging.BatchManifest.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The manifest of a transformer's batch, as the object {@code _SUCCESS} holds it: {@code {"version": 1, "inputs": [{"table", "batch",
 * "snapshot"}], "datasets": [{"dataset", "rows", "files": [{"name", "size"}]}]}}. Fields that a later version adds are passed over.
 */
public final class ManifestJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long VERSION = 1;

    private ManifestJson() {}

    /** The document, in UTF-8. */
    public static byte[] write(BatchManifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeArrayPropertyStart("inputs");
            for (Input input : manifest.inputs()) {
                json.writeStartObject();
                json.writeStringProperty("table", input.table());
                json.writeNumberProperty("batch", input.batch());
                json.writeNumberProperty("snapshot", input.snapshot());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("datasets");
            for (Output output : manifest.datasets()) {
                json.writeStartObject();
                json.writeStringProperty("dataset", output.dataset());
                json.writeNumberProperty("rows", output.rows());
                json.writeArrayPropertyStart("files");
                for (Part part : output.files()) {
                    json.writeStartObject();
                    json.writeStringProperty("name", part.name());
                    json.writeNumberProperty("size", part.size());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a document.
     *
     * @param name how messages call it
     * @throws JobException if it is no manifest that this version reads
     */
    public static BatchManifest read(String name, byte[] bytes) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            Map<String, Object> root = object(name, json);
            if (number(name, root, "version") != VERSION) {
                throw new JobException("The manifest " + name + " is of version " + root.get("version")
                        + "; this job reads version " + VERSION + ": update the jobs");
            }
            List<Input> inputs = new ArrayList<>();
            for (Map<String, Object> input : objects(name, root, "inputs")) {
                inputs.add(new Input(
                        text(name, input, "table"), number(name, input, "batch"), number(name, input, "snapshot")));
            }
            List<Output> datasets = new ArrayList<>();
            for (Map<String, Object> dataset : objects(name, root, "datasets")) {
                List<Part> parts = new ArrayList<>();
                objects(name, dataset, "files")
                        .forEach(part -> parts.add(new Part(text(name, part, "name"), number(name, part, "size"))));
                datasets.add(new Output(text(name, dataset, "dataset"), number(name, dataset, "rows"), parts));
            }
            return new BatchManifest(inputs, datasets);
        } catch (JacksonException e) {
            throw noManifest(name, "it is no JSON");
        }
    }

    private static Map<String, Object> object(String name, JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw noManifest(name, "there is no object where one is expected");
        }
        Map<String, Object> fields = new HashMap<>();
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            switch (json.nextToken()) {
                case VALUE_STRING -> fields.put(field, json.getString());
                case VALUE_NUMBER_INT -> fields.put(field, json.getLongValue());
                case START_ARRAY -> {
                    List<Map<String, Object>> items = new ArrayList<>();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        items.add(object(name, json));
                    }
                    fields.put(field, items);
                }
                default -> json.skipChildren();
            }
        }
        return fields;
    }

    private static String text(String name, Map<String, Object> object, String field) {
        if (object.get(field) instanceof String text) {
            return text;
        }
        throw noManifest(name, "the text \"" + field + "\" is missing");
    }

    private static long number(String name, Map<String, Object> object, String field) {
        if (object.get(field) instanceof Long number) {
            return number;
        }
        throw noManifest(name, "the number \"" + field + "\" is missing");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(String name, Map<String, Object> object, String field) {
        if (object.get(field) instanceof List<?> items) {
            return (List<Map<String, Object>>) items;
        }
        throw noManifest(name, "the list \"" + field + "\" is missing");
    }

    private static JobException noManifest(String name, String why) {
        return new JobException("The object " + name + " is no manifest of a batch: " + why
                + "; remove the folder that it is in, and run the transformer again");
    }
}
