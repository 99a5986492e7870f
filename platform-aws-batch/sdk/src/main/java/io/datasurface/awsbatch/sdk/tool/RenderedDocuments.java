package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.render.Render;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of a render. */
final class RenderedDocuments {
    private static final Path INGEST = Path.of("specs", "ingest");

    private RenderedDocuments() {}

    /**
     * All ingest documents below a folder.
     *
     * @throws IllegalArgumentException if there are none, or the folder is not that of an instance
     */
    static List<IngestSpec> ingestions(Path folder) {
        Render.check(folder);
        List<IngestSpec> documents = find(folder);
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("There are no ingest documents below " + folder
                    + "; give the folder of an instance in the output of a render");
        }
        return documents;
    }

    /** All ingest documents below a folder, if there are some. */
    static List<IngestSpec> find(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")
                            && file.resolveSibling("").endsWith(INGEST))
                    .sorted()
                    .map(RenderedDocuments::read)
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("Can't read " + folder + ": " + e, e);
        }
    }

    private static IngestSpec read(Path file) {
        try {
            return SpecReader.readIngest(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }
}
