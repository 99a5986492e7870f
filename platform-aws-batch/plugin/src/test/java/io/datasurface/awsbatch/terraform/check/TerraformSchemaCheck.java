package io.datasurface.awsbatch.terraform.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks a root module against the argument schemas of AWS provider 5.100 and 6.25, without a Terraform.
 *
 * <p>Found are: unknown resource types and arguments, missing required ones, values of the wrong kind, too many blocks, references to
 * what the module does not declare or the type does not have, unescaped template directives, duplicates, and the shapes that
 * Checkov cannot read. Only {@code *.tf.json} files and {@code locals.tf} are read.
 */
public final class TerraformSchemaCheck {
    private static final List<ProviderSchema> SCHEMAS =
            List.of(ProviderSchema.aws("5.100.0"), ProviderSchema.aws("6.25.0"));

    private TerraformSchemaCheck() {}

    /** Fails if there is any problem in the files of a root module, given by name. */
    public static void assertValid(Map<String, String> files) {
        assertThat(problems(files))
                .as("problems of the root module with %s", files.keySet())
                .isEmpty();
    }

    /** Fails if there is any problem in a root module's directory. */
    public static void assertValid(Path rootModule) {
        assertValid(read(rootModule));
    }

    /** Returns the problems of a root module, each with its place. */
    public static List<String> problems(Map<String, String> files) {
        List<String> problems = new ArrayList<>();
        RootModule module = RootModule.parse(files, problems);
        for (ProviderSchema schema : SCHEMAS) {
            List<String> found = new ArrayList<>();
            ReferenceCheck references = new ReferenceCheck(module, schema, found);
            module.resources()
                    .forEach((address, body) -> new BodyCheck(schema, references, found).resource(address, body));
            module.expressions().forEach(references::value);
            found.forEach(problem -> problems.add(problem + " (provider " + schema.version() + ")"));
        }
        return problems;
    }

    private static SortedMap<String, String> read(Path rootModule) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(rootModule)) {
            for (Path file : list.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".tf.json") || name.equals("locals.tf")) {
                    files.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the root module " + rootModule, e);
        }
        return files;
    }
}
