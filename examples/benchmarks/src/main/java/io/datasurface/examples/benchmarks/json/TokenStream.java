package io.datasurface.examples.benchmarks.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Jackson's parser on its own: the least that anybody who reads a model through it has to pay. */
public final class TokenStream {
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .loadSettings(LoadSettings.builder()
                    .setAllowDuplicateKeys(true)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .setParseComments(false)
                    .build())
            .build();

    private TokenStream() {}

    /**
     * Reads a file to its end and looks at nothing.
     *
     * @param file JSON or YAML, by the end of its name
     * @return how many tokens it has
     * @throws IOException if it cannot be read
     */
    public static long count(Path file) throws IOException {
        TokenStreamFactory factory = file.toString().endsWith(".json") ? JSON : YAML;
        long count = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = factory.createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }
}
