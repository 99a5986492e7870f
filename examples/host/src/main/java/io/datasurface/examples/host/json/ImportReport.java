package io.datasurface.examples.host.json;

import io.datasurface.model.interop.Untold;
import io.datasurface.model.lint.Problem;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An import as JSON. */
public final class ImportReport {
    private ImportReport() {}

    /**
     * Writes {@code {"written": "...", "untold": [...], "problems": [...]}}.
     *
     * @param file what was written, if anything was
     * @param untold what the server could not tell
     * @param problems the problems, sorted
     * @param out takes the document
     */
    public static void write(Optional<Path> file, List<Untold> untold, List<Problem> problems, Writer out) {
        Reports.write(out, json -> {
            file.ifPresent(path -> json.writeStringProperty("written", path.toString()));
            json.writeArrayPropertyStart("untold");
            for (Untold one : untold) {
                json.writeStartObject();
                json.writeStringProperty("gap", one.gap().name());
                json.writeStringProperty("what", one.gap().what());
                json.writeStringProperty("supply", one.gap().remedy());
                Reports.texts(
                        json,
                        "objects",
                        one.objects().stream().map(Object::toString).toList());
                json.writeEndObject();
            }
            json.writeEndArray();
            Reports.problems(json, problems);
        });
    }
}
