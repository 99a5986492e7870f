package io.datasurface.examples.host.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Looks into rendered Terraform files. */
public final class TerraformFiles {
    private static final JsonFactory FACTORY = new JsonFactory();

    private TerraformFiles() {}

    /**
     * Counts the resources of all root modules below a folder.
     *
     * @param folder a rendered folder
     * @return number of resources by type, sorted
     */
    public static Map<String, Integer> resourcesByType(Path folder) {
        Map<String, Integer> types = new TreeMap<>();
        for (Path file : files(folder)) {
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
                count(parser, types);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return types;
    }

    /**
     * Finds the root module to begin with: {@code foundation} if there is one.
     *
     * @param folder a rendered folder
     * @return its folder, if there is a root module
     */
    public static Optional<Path> firstRoot(Path folder) {
        Path foundation = folder.resolve("foundation");
        if (Files.isDirectory(foundation)) {
            return Optional.of(foundation);
        }
        return files(folder).stream()
                .findFirst()
                .map(file -> file.toAbsolutePath().getParent());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tf.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static void count(JsonParser parser, Map<String, Integer> types) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean resources = parser.currentName().equals("resource");
            parser.nextToken();
            if (resources) {
                countTypes(parser, types);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void countTypes(JsonParser parser, Map<String, Integer> types) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String type = parser.currentName();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                types.merge(type, 1, Integer::sum);
                parser.nextToken();
                parser.skipChildren();
            }
        }
    }
}
