package io.datasurface.host.json;

import io.datasurface.host.output.OutputException;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * What a run was made from, what it left in the output folder, and what it had to say: the content of {@code .datasurface/run.json}. A run
 * that is made from the same on top of that has the same to say.
 *
 * @param inputs hash of all that the run was made from but what was in the folder
 * @param left hash of the bytes of the manifest, and of the notes about parts, after it
 * @param problems what a next run without a change has to say, sorted
 * @param check hash of all that, by which damage is seen
 */
public record RunNote(String inputs, String left, List<Problem> problems, String check) {
    private static final int FORMAT_VERSION = 1;

    /** Copies the problems. */
    public RunNote {
        problems = List.copyOf(problems);
    }

    /**
     * Writes the note.
     *
     * @return the bytes of the file
     */
    public byte[] write() {
        return JsonText.write(json -> {
            json.writeNumberProperty("formatVersion", FORMAT_VERSION);
            json.writeStringProperty("inputs", inputs);
            json.writeStringProperty("left", left);
            json.writeStringProperty("check", check);
            json.writeArrayPropertyStart("problems");
            problems.forEach(problem -> write(json, problem));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("severity", problem.severity().name());
        json.writeStringProperty("code", problem.code());
        JsonText.texts(json, "path", keys(problem.path()));
        problem.position().ifPresent(at -> {
            json.writeStringProperty("file", at.file());
            json.writeNumberProperty("line", at.line());
            json.writeNumberProperty("column", at.column());
        });
        json.writeStringProperty("message", problem.message());
        json.writeEndObject();
    }

    private static List<String> keys(ObjectPath path) {
        List<String> keys = new ArrayList<>();
        for (ObjectPath at = path; at.parent().isPresent(); at = at.parent().get()) {
            keys.add(0, at.key());
        }
        return keys;
    }

    /**
     * Reads a note about a run.
     *
     * @param file how messages call the file
     * @param bytes its content
     * @param wanted hash of what the run was made from; what a run of something else had to say is not read
     * @return the note; empty if it is about another run
     * @throws OutputException if it is not a note that this release reads
     */
    public static Optional<RunNote> read(String file, byte[] bytes, String wanted) {
        return JsonInput.read(file, bytes, input -> {
            String[] texts = {"", "", ""};
            List<Problem> problems = new ArrayList<>();
            input.fields(Set.of("formatVersion", "inputs", "left", "check", "problems"), field -> {
                switch (field) {
                    case "formatVersion" -> input.version(FORMAT_VERSION);
                    case "inputs" -> texts[0] = input.text();
                    case "left" -> texts[1] = input.text();
                    case "check" -> texts[2] = input.text();
                    default -> {
                        if (texts[0].equals(wanted)) {
                            problems.addAll(input.list(() -> problem(input)));
                        } else {
                            input.skip();
                        }
                    }
                }
            });
            return texts[0].equals(wanted)
                    ? Optional.of(new RunNote(texts[0], texts[1], problems, texts[2]))
                    : Optional.empty();
        });
    }

    private static Problem problem(JsonInput input) {
        String[] texts = {"", "", "", ""};
        int[] place = {0, 0};
        boolean[] placed = {false};
        ObjectPath[] path = {ObjectPath.ROOT};
        input.fields(Set.of("severity", "code", "path", "message"), Set.of("file", "line", "column"), field -> {
            switch (field) {
                case "severity" -> texts[0] = input.text();
                case "code" -> texts[1] = input.text();
                case "message" -> texts[2] = input.text();
                case "path" -> input.list(input::text).forEach(key -> path[0] = path[0].child(key));
                case "line" -> place[0] = input.count();
                case "column" -> place[1] = input.count();
                default -> {
                    texts[3] = input.text();
                    placed[0] = true;
                }
            }
        });
        Severity severity = Arrays.stream(Severity.values())
                .filter(known -> known.name().equals(texts[0]))
                .findFirst()
                .orElseThrow(() -> input.damaged("\"" + texts[0] + "\" is no severity"));
        Optional<SourcePosition> position =
                placed[0] ? Optional.of(new SourcePosition(texts[3], place[0], place[1])) : Optional.empty();
        return new Problem(severity, texts[1], path[0], position, texts[2]);
    }
}
