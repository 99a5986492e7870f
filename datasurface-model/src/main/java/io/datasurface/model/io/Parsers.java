package io.datasurface.model.io;

import java.io.Reader;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Bounds of what a file can do to us, and parsers of YAML that keep to them. */
final class Parsers {
    /** How deep objects and lists may be nested. */
    static final int DEEPEST_NESTING = 200;

    /** How long a text may be, in characters. */
    static final int LONGEST_TEXT = 4_000_000;

    /** How long a number may be, in characters. */
    static final int LONGEST_NUMBER = 1000;

    /** The scanner copies a long word once per buffer. */
    private static final int YAML_BUFFER = 16 * 1024;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST_NESTING)
            .maxStringLength(LONGEST_TEXT)
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    private static final YAMLFactory YAML = YAMLFactory.builder()
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
        return fileName.toLowerCase(Locale.ROOT).endsWith(".json") || isYaml(fileName);
    }

    /** Whether a file is YAML by its ending, and not JSON. */
    static boolean isYaml(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    /** Returns a parser for a YAML file. */
    static YAMLParser yaml(Reader reader) {
        return (YAMLParser) YAML.createParser(ObjectReadContext.empty(), new YamlGuard(reader));
    }
}
