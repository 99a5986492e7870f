package io.datasurface.host.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The steps that lead from one render to the next, written before the first of them is taken.
 *
 * @param steps the steps in order; a step's number names its file in the backup folder
 */
public record Journal(List<Step> steps) {
    private static final int FORMAT_VERSION = 2;

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
     * @param staged number that names the new file in the staging folder; empty if a file is taken away
     */
    public record Step(Action action, String path, OptionalInt staged) {}

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
                step.staged().ifPresent(number -> json.writeNumberProperty("staged", number));
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
            List<List<Step>> steps = new ArrayList<>();
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
        OptionalInt[] staged = {OptionalInt.empty()};
        input.fields(Set.of("action", "path"), Set.of("staged"), field -> {
            switch (field) {
                case "action" -> action[0] = action(input);
                case "path" -> path[0] = input.text();
                default -> staged[0] = OptionalInt.of(input.count());
            }
        });
        if (staged[0].isPresent() == (action[0] == Action.REMOVE)) {
            throw input.damaged(
                    "the action " + action[0] + " has " + (staged[0].isPresent() ? "a" : "no") + " staged file");
        }
        return new Step(action[0], path[0], staged[0]);
    }

    private static Action action(JsonInput input) {
        String text = input.text();
        return Arrays.stream(Action.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> input.damaged("\"" + text + "\" is no action"));
    }
}
