package io.datasurface.examples.benchmarks.json;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.io.EcosystemWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A part of an ecosystem as native JSON, cut out of what {@code EcosystemWriter} writes for a model that has nothing else. */
final class Part {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxDocumentLength(-1).build())
            .build();

    private final String json;
    private final List<String> path;

    private Part(Ecosystem model, List<String> path) {
        this.json = EcosystemWriter.toJson(model);
        this.path = path;
    }

    static Part top(Ecosystem model) {
        return new Part(model, List.of());
    }

    static Part zone(Ecosystem top, GovernanceZone zone) {
        return new Part(with(top, zone), List.of("zones", zone.name()));
    }

    static Part team(Ecosystem top, GovernanceZone zone, Team team) {
        Map<String, Team> teams = new LinkedHashMap<>();
        teams.put(team.name(), team);
        GovernanceZone bare =
                GovernanceZone.builder(zone.name()).teams(teams.values()).build();
        return new Part(with(top, bare), List.of("zones", zone.name(), "teams", team.name()));
    }

    private static Ecosystem with(Ecosystem top, GovernanceZone zone) {
        return Ecosystem.builder(top.name()).zone(zone).build();
    }

    /** Writes the part's keys into the object at hand. */
    void copyTo(JsonGenerator out) {
        forEachKey(parser -> out.copyCurrentStructure(parser));
    }

    /** Visits the keys of the part; the parser stands at the name and, after the visit, at the end of the value. */
    void forEachKey(Consumer<JsonParser> visitor) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            for (String key : path) {
                descend(parser, key);
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                visitor.accept(parser);
            }
        }
    }

    /** Moves from the start of an object to the start of one of its values. */
    private static void descend(JsonParser parser, String key) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(key);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
        throw new IllegalStateException("The writer has not written " + key);
    }
}
