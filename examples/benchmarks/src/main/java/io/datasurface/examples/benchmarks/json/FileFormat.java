package io.datasurface.examples.benchmarks.json;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The two forms of a model file. */
public enum FileFormat {
    /** As {@code EcosystemWriter} writes it: one key per line. */
    JSON("json", new JsonFactory()),
    /** The same in YAML, without quotes where none are needed. */
    YAML(
            "yaml",
            YAMLFactory.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build());

    private final String ending;
    private final TokenStreamFactory factory;

    FileFormat(String ending, TokenStreamFactory factory) {
        this.ending = ending;
        this.factory = factory;
    }

    /**
     * How names of such files end.
     *
     * @return the ending without a dot
     */
    public String ending() {
        return ending;
    }

    /** Opens a generator that closes its file. */
    JsonGenerator create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        return factory.createGenerator(pretty(), writer);
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
