package io.datasurface.model.io;

import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON Schema (draft 2020-12) of the native model format: editors complete and check model files with it. It is as strict as the
 * reader, except for what a schema cannot say: the order of the first keys, what several files say together, references to containers,
 * the inner form of column types, and the dates of a calendar; and for what YAML allows besides JSON (a number where a text must be). Of
 * what only the linter finds it refuses malformed locations.
 */
public final class JsonSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String ID = "urn:datasurface:model:" + ModelFileReader.VERSION;

    private final Shapes shapes;
    private final SchemaDefinitions definitions = new SchemaDefinitions();

    private JsonSchema(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * Makes the schema of a format.
     *
     * @param format what can stand in model files, extensions included
     * @return the schema, as pretty JSON with a line feed at its end; the same for the same format
     */
    public static String of(ModelFormat format) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Generators.json(text)) {
            new ValueWriter(out, false)
                    .free(new JsonSchema(format.shapes()).schema().value());
        }
        return text.append('\n').toString();
    }

    private SchemaObject schema() {
        SchemaObject files = new SchemaObject()
                .put("EcosystemFile", file("A file of the ecosystem.", shapes.ecosystem(), false, List.of()))
                .put("ZoneFile", file("A file of a zone.", shapes.zone(), true, List.of(ModelFileReader.ZONE)))
                .put(
                        "TeamFile",
                        file(
                                "A file of a team.",
                                shapes.team(),
                                true,
                                List.of(ModelFileReader.ZONE, ModelFileReader.TEAM)));
        return new SchemaObject()
                .put("$schema", DRAFT)
                .put("$id", ID)
                .put("title", "DataSurface model file")
                .put(
                        "description",
                        "A file of an ecosystem model. With the key \"zone\" its other keys are those of a zone, with \"zone\" and \"team\" those of a team.")
                .put("type", "object")
                .put("required", List.of(ModelFileReader.MARKER))
                .put("properties", header(List.of(ModelFileReader.ZONE, ModelFileReader.TEAM)))
                .put("if", has(ModelFileReader.TEAM))
                .put("then", SchemaObject.reference("TeamFile"))
                .put(
                        "else",
                        new SchemaObject()
                                .put("if", has(ModelFileReader.ZONE))
                                .put("then", SchemaObject.reference("ZoneFile"))
                                .put("else", SchemaObject.reference("EcosystemFile")))
                .put("$defs", files.putAll(definitions.all()));
    }

    private static SchemaObject has(String key) {
        return new SchemaObject().put("required", List.of(key));
    }

    private static SchemaObject header(List<String> keys) {
        SchemaObject header = new SchemaObject()
                .put(
                        ModelFileReader.MARKER,
                        new SchemaObject()
                                .put("description", "the version of the format; the first key of every file")
                                .put("const", ModelFileReader.VERSION));
        for (String key : keys) {
            String whose = key.equals(ModelFileReader.ZONE)
                    ? GovernanceZone.class.getSimpleName()
                    : Team.class.getSimpleName();
            header.put(
                    key,
                    new SchemaObject()
                            .put("description", "name of the " + whose + " whose keys follow")
                            .put("type", "string"));
        }
        return header;
    }

    /** Returns the schema of a file; no key is required in it, because another file may have it. */
    private SchemaObject file(String title, RecordShape shape, boolean named, List<String> header) {
        SchemaObject properties = header(header);
        for (Field field : shape.fields()) {
            if (!named || !field.name().equals(ObjectReader.NAME)) {
                properties.put(field.name(), definitions.property(shape, field));
            }
        }
        List<String> required = new ArrayList<>(List.of(ModelFileReader.MARKER));
        required.addAll(header);
        return new SchemaObject()
                .put("title", title)
                .put("description", Descriptions.of(shape.type()))
                .put("type", "object")
                .put("properties", properties)
                .put("required", required)
                .put("additionalProperties", false);
    }
}
