package io.datasurface.tck;

import io.datasurface.tck.json.JsonShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the kit can read of artifacts, by the ends of their names. */
final class Shapes {
    /** In it a text is a template. */
    private static final String TERRAFORM = ".tf.json";

    private Shapes() {}

    /**
     * What an artifact consists of, without what its texts say; empty if the kit does not know the format.
     *
     * @throws IllegalArgumentException if it is not of its format
     */
    static Optional<String> of(String path, byte[] content) {
        return switch (format(path)) {
            case "json" -> Optional.of(JsonShape.of(content));
            case "yaml", "yml" -> Optional.of(YamlCheck.shape(content));
            case "csv" -> Optional.of(CsvShape.of(text(content)));
            case "sh" -> Optional.of(ShellShape.of(text(content)));
            case "xml" -> Optional.of(XmlParts.of(content).shape());
            case "properties" -> Optional.of(PropertiesParts.of(content).shape());
            default -> Optional.empty();
        };
    }

    /**
     * What stands in an artifact, as who reads its format gets it; empty if the kit does not know that.
     *
     * @throws IllegalArgumentException if it is not of its format
     */
    static List<String> texts(String path, byte[] content) {
        return switch (format(path)) {
            case "json" -> path.endsWith(TERRAFORM) ? List.of() : JsonShape.texts(content);
            case "yaml", "yml" -> YamlCheck.texts(content);
            case "xml" -> XmlParts.of(content).texts();
            case "properties" -> PropertiesParts.of(content).texts();
            default -> List.of();
        };
    }

    private static String format(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
