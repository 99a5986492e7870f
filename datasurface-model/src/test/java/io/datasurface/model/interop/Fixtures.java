package io.datasurface.model.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The fixtures of the test resources: own models, captured from the Python DataSurface. */
public final class Fixtures {
    private static final Path FOLDER = Path.of("src", "test", "resources", "fixtures");

    private Fixtures() {}

    /** The folder of a fixture, such as {@code c01_single_vs_multi}. */
    public static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    /** All fixtures by name. */
    public static List<String> names() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.matches("c\\d+_.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
