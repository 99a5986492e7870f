package io.datasurface.examples.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the model's files, which may be changed.
 *
 * @param folder where they are
 */
record ModelCopy(Path folder) {
    static ModelCopy of(Path model, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(model.relativize(file).toString());
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.copy(file, copy);
            }
        }
        return new ModelCopy(folder);
    }

    /** Adds a line behind the first one that is so. */
    void insertAfter(String file, String line, String added) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(file)));
        int at = lines.indexOf(line);
        if (at < 0) {
            throw new IllegalStateException("The model's file " + file + " has no line \"" + line + "\"");
        }
        lines.add(at + 1, added);
        Files.write(folder.resolve(file), lines);
    }
}
