package io.datasurface.host.json;

import java.util.List;
import java.util.Set;

/**
 * The steps that lead from one render to the next, written before the first of them is taken.
 *
 * @param steps the steps in order; a step's number names its files in the staging and backup folders
 */
public record Journal(List<Step> steps) {
    private static final int FORMAT_VERSION = 1;

    /** What a step does. */
    public enum Action {
        /** Puts a staged file where none is. */
        ADD,
        /** Puts a staged file in the place of another. */
        REPLACE,
        /** Takes a file away. */
        REMOVE
    }

    /**
     * A change of one file.
     *
     * @param action what is done
     * @param path the file, relative to the output folder, with slashes
     */
    public record Step(Action action, String path) {}

    /** Copies the steps. */
    public Journal {
        steps = List.copyOf(steps);
    }

    /**
     * Writes the journal.
     *
     * @return the bytes of the file
     */
    public byte[] write() {
        return JsonText.write(json -> {
            json.writeNumberProperty("formatVersion", FORMAT_VERSION);
            json.writeArrayPropertyStart("steps");
            for (Step step : steps) {
                json.writeStartObject();
                json.writeStringProperty("action", step.action().name());
                json.writeStringProperty("path", step.path());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * Reads a journal.
     *
     * @param file how messages call the file
     * @param bytes its content
     * @return the journal
     * @throws io.datasurface.host.output.OutputException if it is not a journal that this release reads
     */
    public static Journal read(String file, byte[] bytes) {
        return JsonInput.read(file, bytes, input -> {
            List<List<Step>> steps = new java.util.ArrayList<>();
            input.fields(Set.of("formatVersion", "steps"), field -> {
                if (field.equals("formatVersion")) {
                    input.version(FORMAT_VERSION);
                } else {
                    steps.add(input.list(() -> step(input)));
                }
            });
            return new Journal(steps.get(0));
        });
    }

    private static Step step(JsonInput input) {
        Action[] action = {Action.ADD};
        String[] path = {""};
        input.fields(Set.of("action", "path"), field -> {
            String text = input.text();
            if (field.equals("path")) {
                path[0] = text;
            } else {
                action[0] = java.util.Arrays.stream(Action.values())
                        .filter(known -> known.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> input.damaged("\"" + text + "\" is no action"));
            }
        });
        return new Step(action[0], path[0]);
    }
}
