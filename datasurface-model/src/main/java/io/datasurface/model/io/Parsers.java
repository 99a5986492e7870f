package io.datasurface.model.io;

import java.io.Reader;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Opens parsers that bound what a file can do to us. */
final class Parsers {
    /** How deep objects and lists may be nested. */
    static final int DEEPEST_NESTING = 200;

    /** How long a text may be, in characters. */
    static final int LONGEST_TEXT = 4_000_000;

    /** The scanner copies a long word once per buffer. */
    private static final int YAML_BUFFER = 16 * 1024;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST_NESTING)
            .maxStringLength(LONGEST_TEXT)
            .build();
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            // A model has as many names as datasets: many of them are no attack.
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            // We look for duplicates ourselves, to say where the first stands.
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .loadSettings(LoadSettings.builder()
                    .setAllowDuplicateKeys(true)
                    .setBufferSize(YAML_BUFFER)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .setParseComments(false)
                    .build())
            .build();

    private Parsers() {}

    /** Whether a file has the ending of a model file. */
    static boolean isModelFile(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".json") || isYaml(lower);
    }

    /** Returns a parser for a file of either form. */
    static JsonParser open(String fileName, Reader reader) {
        return isYaml(fileName.toLowerCase(Locale.ROOT))
                ? YAML.createParser(ObjectReadContext.empty(), new YamlGuard(reader))
                : JSON.createParser(ObjectReadContext.empty(), reader);
    }

    private static boolean isYaml(String lowerCaseName) {
        return lowerCaseName.endsWith(".yaml") || lowerCaseName.endsWith(".yml");
    }
}
