package io.datasurface.host.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the parts of renders were made from and what came out: the content of {@code .datasurface/parts.json}. These are facts that stay
 * true whatever is in the output folder, so the file need not belong to the render beside it.
 *
 * @param run hash of all that the last render was made from; if it is the same again, so is that of every part
 * @param parts the parts by a name that is unique in a render
 */
public record RenderCache(String run, SortedMap<String, Part> parts) {
    /** Before the first render. */
    public static final RenderCache NONE = new RenderCache("", Collections.emptySortedMap());

    private static final int FORMAT_VERSION = 1;

    /**
     * A part of a render.
     *
     * @param inputs hash of what it was made from
     * @param outputs hash of the paths and contents of its artifacts
     * @param artifacts their paths in the folder of the part, sorted
     */
    public record Part(String inputs, String outputs, List<String> artifacts) {
        /** Copies the paths. */
        public Part {
            artifacts = List.copyOf(artifacts);
        }
    }

    /** Copies the parts. */
    public RenderCache {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Part>) parts));
    }

    /**
     * Writes the cache.
     *
     * @return the bytes of the file
     */
    public byte[] write() {
        return JsonText.write(json -> {
            json.writeNumberProperty("formatVersion", FORMAT_VERSION);
            json.writeStringProperty("run", run);
            json.writeObjectPropertyStart("parts");
            parts.forEach((name, part) -> {
                json.writeObjectPropertyStart(name);
                json.writeStringProperty("inputs", part.inputs());
                json.writeStringProperty("outputs", part.outputs());
                JsonText.texts(json, "artifacts", part.artifacts());
                json.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    /**
     * Reads a cache.
     *
     * @param file how messages call the file
     * @param bytes its content
     * @return the cache
     * @throws io.datasurface.host.output.OutputException if it is not a cache that this release reads
     */
    public static RenderCache read(String file, byte[] bytes) {
        return JsonInput.read(file, bytes, input -> {
            String[] run = {""};
            SortedMap<String, Part> parts = new TreeMap<>();
            input.fields(Set.of("formatVersion", "run", "parts"), field -> {
                switch (field) {
                    case "formatVersion" -> input.version(FORMAT_VERSION);
                    case "run" -> run[0] = input.text();
                    default -> parts.putAll(input.map(() -> part(input)));
                }
            });
            return new RenderCache(run[0], parts);
        });
    }

    private static Part part(JsonInput input) {
        String[] hashes = {"", ""};
        List<String> artifacts = new ArrayList<>();
        input.fields(Set.of("inputs", "outputs", "artifacts"), field -> {
            switch (field) {
                case "inputs" -> hashes[0] = input.text();
                case "outputs" -> hashes[1] = input.text();
                default -> artifacts.addAll(input.list(input::text));
            }
        });
        return new Part(hashes[0], hashes[1], artifacts);
    }
}
