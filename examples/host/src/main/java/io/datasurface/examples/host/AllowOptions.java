package io.datasurface.examples.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Options that allow changes which a platform refuses. */
final class AllowOptions {
    @Option(
            names = "--allow",
            paramLabel = "CHANGE",
            split = ",",
            defaultValue = "${env:DATASURFACE_ALLOW}",
            description = {
                "Publish this change although a platform refuses it: as the problem change-refused names it.",
                "Can be repeated; also DATASURFACE_ALLOW, with commas."
            })
    private List<String> allowed = List.of();

    @Option(
            names = "--allow-from",
            paramLabel = "FILE",
            defaultValue = "${env:DATASURFACE_ALLOW_FROM}",
            description = "The same for each line of a file; empty lines and lines that begin with # do not count.")
    private Optional<Path> file = Optional.empty();

    /** All that is allowed. */
    Set<String> allowances(ToolCommand command) {
        Set<String> names = new TreeSet<>();
        allowed.forEach(name -> add(names, name));
        if (file.isPresent()) {
            try {
                Files.readAllLines(file.get()).stream()
                        .filter(line -> !line.strip().startsWith("#"))
                        .forEach(line -> add(names, line));
            } catch (IOException e) {
                throw command.usage("--allow-from " + file.get() + " cannot be read: " + e);
            }
        }
        return names;
    }

    private static void add(Set<String> names, String name) {
        if (!name.isBlank()) {
            names.add(name.strip());
        }
    }
}
