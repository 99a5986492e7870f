package io.datasurface.model.io;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Judges files by the JSON Schema of a format, as an editor does. */
final class SchemaCheck {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Schema schema;

    SchemaCheck(ModelFormat format) {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(JsonSchema.of(format)));
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static JsonNode yaml(String text) {
        return YAML.readTree(text);
    }

    static JsonNode file(Path file) throws IOException {
        String text = Files.readString(file);
        return file.toString().endsWith(".json") ? json(text) : yaml(text);
    }

    /** Returns what is wrong with a file, a line each. */
    List<String> problems(JsonNode file) {
        return schema.validate(file).stream().map(Error::toString).toList();
    }

    /** Returns a random model without malformed locations, which the schema refuses and the reader leaves to the linter. */
    static Ecosystem model(long seed, int size) {
        return (Ecosystem)
                new RandomModels(new Random(seed), size) {
                    @Override
                    String location() {
                        return text().length() > 5 ? "AWS:us-east-1" : "Azure:Europe/North";
                    }
                }.value(Shapes.BUILT_IN.ecosystem(), 0);
    }
}
