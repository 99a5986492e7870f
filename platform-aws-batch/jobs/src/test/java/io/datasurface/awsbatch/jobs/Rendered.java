package io.datasurface.awsbatch.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The documents that the plugin renders for the examples. */
public final class Rendered {
    private static final Path EXAMPLE = Path.of("../../examples/autocorp/rendered");

    private static final Path WORKS = Path.of("../../examples/federation/rendered");

    private static final Path LOADING = Path.of("../../examples/rds-loading/rendered");

    private Rendered() {}

    /** The document of production in whose path this stands. */
    public static byte[] production(String name) throws IOException {
        return document("AwsProduction", name);
    }

    /** The document of development in whose path this stands. */
    public static byte[] development(String name) throws IOException {
        return document("AwsDevelopment", name);
    }

    /** The document of a platform of the federation example in whose path this stands. */
    public static byte[] works(String platform, String name) throws IOException {
        return document(WORKS, platform, name);
    }

    /** The document of the example that loads a database at off-peak hours in whose path this stands. */
    public static byte[] loading(String name) throws IOException {
        return document(LOADING, "Pipeline", name);
    }

    private static byte[] document(String platform, String name) throws IOException {
        return document(EXAMPLE, platform, name);
    }

    private static byte[] document(Path example, String platform, String name) throws IOException {
        try (Stream<Path> files = Files.walk(example.resolve(platform).resolve("chunks"))) {
            Path document = files.filter(
                            file -> file.toString().replace('\\', '/').contains(name))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllBytes(document);
        }
    }
}
