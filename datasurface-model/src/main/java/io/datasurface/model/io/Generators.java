package io.datasurface.model.io;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Makes generators whose output is the same everywhere. */
final class Generators {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final YAMLFactory YAML = YamlOutput.factory();

    private Generators() {}

    /** One key or element per line, two spaces, line feeds. */
    static JsonGenerator json(Writer writer) {
        return JSON.createGenerator(pretty(), writer);
    }

    /** No space at all. */
    static JsonGenerator compactJson(Writer writer) {
        return JSON.createGenerator(ObjectWriteContext.empty(), writer);
    }

    /** Blocks, quotes only where they are needed. */
    static JsonGenerator yaml(Writer writer) {
        return YAML.createGenerator(ObjectWriteContext.empty(), writer);
    }

    private static ObjectWriteContext pretty() {
        return new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                Separators separators = Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");
                DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
                return new DefaultPrettyPrinter(separators)
                        .withObjectIndenter(indenter)
                        .withArrayIndenter(indenter);
            }
        };
    }
}
