package io.datasurface.tck;

import io.datasurface.tck.json.JsonShape;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the kit can read of artifacts, by the ends of their names. */
final class Shapes {
    private Shapes() {}

    /**
     * What an artifact consists of, without what its texts say; empty if the kit does not know the format.
     *
     * @throws IllegalArgumentException if it is not of its format
     */
    static Optional<String> of(String path, byte[] content) {
        return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "json" -> Optional.of(JsonShape.of(content));
            case "yaml", "yml" -> Optional.of(YamlCheck.shape(content));
            case "csv" -> Optional.of(CsvShape.of(text(content)));
            case "sh" -> Optional.of(ShellShape.of(text(content)));
            default -> Optional.empty();
        };
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
