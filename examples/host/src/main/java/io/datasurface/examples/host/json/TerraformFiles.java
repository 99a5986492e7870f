package io.datasurface.examples.host.json;

import io.datasurface.host.RenderResult;
import io.datasurface.host.output.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Looks into rendered Terraform files. */
public final class TerraformFiles {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String VERSIONS = "/versions.tf";

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

    /**
     * Finds the root modules that a render took away: those whose {@code versions.tf} it removed and of which it left no configuration.
     *
     * @param result a render
     * @return their folders, relative to the output folder, with slashes, sorted
     */
    public static List<String> removedRootModules(RenderResult result) {
        Set<String> rendered = new HashSet<>();
        for (String path : result.rendered().index().keySet()) {
            if (path.endsWith(".tf") || path.endsWith(".tf.json")) {
                rendered.add(path.substring(0, path.lastIndexOf('/') + 1));
            }
        }
        return result.publication().map(Publication::removed).orElse(List.of()).stream()
                .filter(path -> path.endsWith(VERSIONS))
                .map(path -> path.substring(0, path.length() - VERSIONS.length()))
                .filter(folder -> !rendered.contains(folder + "/"))
                .sorted()
                .toList();
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
