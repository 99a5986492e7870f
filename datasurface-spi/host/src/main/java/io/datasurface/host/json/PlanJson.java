package io.datasurface.host.json;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.output.Ledger;
import io.datasurface.host.output.PlatformChoice;
import io.datasurface.host.output.RenderPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** The format of {@code plan.json}. */
public final class PlanJson {
    private PlanJson() {}

    /**
     * Writes a plan.
     *
     * @param plan the plan
     * @return the bytes of the file
     */
    public static byte[] write(RenderPlan plan) {
        return JsonText.write(json -> {
            json.writeNumberProperty("formatVersion", RenderPlan.FORMAT_VERSION);
            json.writeObjectPropertyStart("platforms");
            plan.platforms().forEach((name, platform) -> {
                json.writeObjectPropertyStart(name);
                json.writeStringProperty("type", platform.type());
                json.writeObjectPropertyStart("chunks");
                platform.chunks().chunks().forEach(chunk -> write(json, chunk));
                json.writeEndObject();
                if (!platform.ledger().equals(Ledger.NONE)) {
                    LedgerJson.write(json, platform.ledger());
                }
                json.writeEndObject();
            });
            json.writeEndObject();
            if (!plan.planners().isEmpty()) {
                json.writeObjectPropertyStart("planners");
                plan.planners().forEach((name, decisions) -> {
                    json.writeObjectPropertyStart(name);
                    decisions.forEach(json::writeStringProperty);
                    json.writeEndObject();
                });
                json.writeEndObject();
            }
            if (!plan.choices().isEmpty()) {
                choices(json, plan.choices());
            }
        });
    }

    private static void choices(JsonGenerator json, List<PlatformChoice> choices) {
        json.writeArrayPropertyStart("choices");
        for (PlatformChoice choice : choices) {
            json.writeStartObject();
            json.writeStringProperty("workspace", choice.workspace());
            json.writeStringProperty("group", choice.group());
            json.writeStringProperty("platform", choice.platform());
            json.writeStringProperty("reason", choice.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Chunk chunk) {
        json.writeObjectPropertyStart(chunk.id());
        json.writeStringProperty("cell", chunk.cell());
        json.writeNumberProperty("wave", chunk.wave());
        json.writeObjectPropertyStart("cost");
        new TreeMap<>(chunk.cost()).forEach(json::writeNumberProperty);
        json.writeEndObject();
        JsonText.texts(json, "needs", chunk.needs());
        JsonText.texts(json, "nodes", chunk.nodes());
        json.writeEndObject();
    }

    /**
     * Reads a plan.
     *
     * @param file how messages call the file
     * @param bytes its content
     * @return the plan
     * @throws io.datasurface.host.output.OutputException if it is not a plan that this release reads
     */
    public static RenderPlan read(String file, byte[] bytes) {
        return JsonInput.read(file, bytes, input -> new Reader(input).plan());
    }

    private static final class Reader {
        private final JsonInput input;
        private final Set<List<String>> chosen = new HashSet<>();

        Reader(JsonInput input) {
            this.input = input;
        }

        RenderPlan plan() {
            SortedMap<String, RenderPlan.Platform> platforms = new TreeMap<>();
            List<PlatformChoice> choices = new ArrayList<>();
            SortedMap<String, SortedMap<String, String>> planners = new TreeMap<>();
            input.fields(Set.of("formatVersion", "platforms"), Set.of("planners", "choices"), field -> {
                switch (field) {
                    case "formatVersion" -> input.version(RenderPlan.FORMAT_VERSION);
                    case "platforms" -> platforms.putAll(input.map(this::platform));
                    case "planners" -> planners.putAll(input.map(() -> input.map(input::text)));
                    default -> choices.addAll(input.list(this::choice));
                }
            });
            SortedMap<String, RenderPlan.Platform> named = new TreeMap<>();
            platforms.forEach((name, platform) -> named.put(
                    name,
                    new RenderPlan.Platform(
                            platform.type(),
                            new ChunkPlan(name, platform.chunks().chunks()),
                            platform.ledger())));
            return new RenderPlan(named, planners, choices);
        }

        private PlatformChoice choice() {
            Map<String, String> texts = new HashMap<>();
            input.fields(Set.of("workspace", "group", "platform", "reason"), field -> texts.put(field, input.text()));
            String workspace = JsonInput.given(texts.get("workspace"));
            String group = JsonInput.given(texts.get("group"));
            if (!chosen.add(List.of(workspace, group))) {
                throw input.damaged("the group \"" + group + "\" of \"" + workspace + "\" is chosen for twice");
            }
            return new PlatformChoice(
                    workspace, group, JsonInput.given(texts.get("platform")), JsonInput.given(texts.get("reason")));
        }

        private RenderPlan.Platform platform() {
            String[] type = {""};
            List<Chunk> chunks = new ArrayList<>();
            Set<String> placed = new HashSet<>();
            Ledger[] ledger = {Ledger.NONE};
            input.fields(Set.of("type", "chunks"), Set.of("ledger"), field -> {
                if (field.equals("type")) {
                    type[0] = input.text();
                } else if (field.equals("ledger")) {
                    ledger[0] = new LedgerJson.Reader(input).ledger();
                } else {
                    input.map(() -> new ChunkReader(input, placed)).forEach((id, chunk) -> chunks.add(chunk.chunk(id)));
                }
            });
            return new RenderPlan.Platform(type[0], new ChunkPlan("", chunks), ledger[0]);
        }
    }

    /** Reads a chunk when made. */
    private static final class ChunkReader {
        private final JsonInput input;
        private final Set<String> placed;
        private String cell = "";
        private int wave;
        private Map<String, Long> cost = Map.of();
        private List<String> needs = List.of();
        private List<String> nodes = List.of();

        ChunkReader(JsonInput input, Set<String> placed) {
            this.input = input;
            this.placed = placed;
            input.fields(Set.of("cell", "wave", "cost", "needs", "nodes"), this::field);
        }

        private void field(String field) {
            switch (field) {
                case "cell" -> cell = input.text();
                case "wave" -> wave = input.count();
                case "cost" -> cost = input.map(input::number);
                case "needs" -> needs = input.list(input::text);
                default -> nodes = input.list(this::node);
            }
        }

        private String node() {
            String node = input.text();
            if (!placed.add(node)) {
                throw input.damaged("the node \"" + node + "\" is in two places");
            }
            return node;
        }

        Chunk chunk(String id) {
            return new Chunk(id, cell, wave, nodes, cost, needs);
        }
    }
}
