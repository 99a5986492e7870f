package io.datasurface.host.json;

import io.datasurface.host.output.Manifest;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** The format of {@code manifest.json}. */
public final class ManifestJson {
    private static final String KIND = "datasurface-render";

    private ManifestJson() {}

    /**
     * Writes a manifest.
     *
     * @param manifest the manifest
     * @return the bytes of the file
     */
    public static byte[] write(Manifest manifest) {
        return JsonText.write(json -> {
            json.writeNumberProperty("formatVersion", Manifest.FORMAT_VERSION);
            json.writeStringProperty("kind", KIND);
            json.writeObjectPropertyStart("model");
            json.writeStringProperty("name", manifest.model());
            json.writeStringProperty("hash", manifest.modelHash());
            manifest.modelVersion().ifPresent(version -> json.writeStringProperty("version", version));
            json.writeEndObject();
            json.writeObjectPropertyStart("platforms");
            manifest.platforms().forEach((name, platform) -> write(json, name, platform));
            json.writeEndObject();
            if (!manifest.planners().isEmpty()) {
                json.writeObjectPropertyStart("planners");
                manifest.planners().forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            json.writeObjectPropertyStart("artifacts");
            manifest.artifacts().forEach((path, artifact) -> {
                json.writeObjectPropertyStart(path);
                json.writeStringProperty("sha256", artifact.sha256());
                json.writeNumberProperty("size", artifact.size());
                json.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String name, Manifest.Platform platform) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("type", platform.type());
        json.writeStringProperty("version", platform.version());
        json.writeStringProperty("folder", platform.folder());
        json.writeEndObject();
    }

    /**
     * Reads a manifest.
     *
     * @param file how messages call the file
     * @param bytes its content
     * @return the manifest
     * @throws io.datasurface.host.output.OutputException if it is not a manifest that this release reads
     */
    public static Manifest read(String file, byte[] bytes) {
        return JsonInput.read(file, bytes, input -> new Reader(input).manifest());
    }

    private static final class Reader {
        private final JsonInput input;
        private String name = "";
        private String hash = "";
        private Optional<String> version = Optional.empty();
        private SortedMap<String, Manifest.Platform> platforms = new TreeMap<>();
        private SortedMap<String, String> planners = new TreeMap<>();
        private SortedMap<String, Manifest.Artifact> artifacts = new TreeMap<>();

        Reader(JsonInput input) {
            this.input = input;
        }

        Manifest manifest() {
            input.fields(
                    Set.of("formatVersion", "kind", "model", "platforms", "artifacts"),
                    Set.of("planners"),
                    this::field);
            return new Manifest(name, hash, version, platforms, planners, artifacts);
        }

        private void field(String field) {
            switch (field) {
                case "formatVersion" -> input.version(Manifest.FORMAT_VERSION);
                case "kind" -> kind();
                case "model" -> input.fields(Set.of("name", "hash"), Set.of("version"), this::modelField);
                case "platforms" -> platforms = input.map(this::platform);
                case "planners" -> planners = input.map(input::text);
                default -> artifacts = input.map(this::artifact);
            }
        }

        private void kind() {
            if (!input.text().equals(KIND)) {
                throw input.damaged("the kind is not \"" + KIND + "\"");
            }
        }

        private void modelField(String field) {
            switch (field) {
                case "name" -> name = input.text();
                case "version" -> version = Optional.of(input.text());
                default -> hash = input.text();
            }
        }

        private Manifest.Platform platform() {
            SortedMap<String, String> texts = new TreeMap<>();
            input.fields(Set.of("type", "version", "folder"), field -> texts.put(field, input.text()));
            return new Manifest.Platform(
                    JsonInput.given(texts.get("type")),
                    JsonInput.given(texts.get("version")),
                    JsonInput.given(texts.get("folder")));
        }

        private Manifest.Artifact artifact() {
            String[] sha256 = {""};
            long[] size = {0};
            input.fields(Set.of("sha256", "size"), field -> {
                if (field.equals("size")) {
                    size[0] = input.number();
                } else {
                    sha256[0] = input.text();
                }
            });
            return new Manifest.Artifact(sha256[0], size[0]);
        }
    }
}
