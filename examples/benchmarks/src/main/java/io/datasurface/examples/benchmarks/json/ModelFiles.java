package io.datasurface.examples.benchmarks.json;

import io.datasurface.examples.benchmarks.ecosystem.EcosystemGenerator;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import java.io.IOException;
import java.nio.file.Path;
import java.util.PrimitiveIterator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Writes generated ecosystems as native model files, team by team: a million datasets need the memory of one team. */
public final class ModelFiles {
    /** How a model is split into files. */
    public enum Split {
        /** One file, {@code ecosystem}. */
        ONE_FILE,
        /** One file for each team, one for each zone, and one for the rest. */
        BY_TEAM,
        /** As by team, and one file for each datastore. */
        BY_STORE
    }

    private final EcosystemGenerator generator;
    private final Ecosystem top;
    private final Path folder;
    private final Split split;
    private final FileFormat format;

    private ModelFiles(EcosystemGenerator generator, Path folder, Split split, FileFormat format) {
        this.generator = generator;
        this.top = generator.top();
        this.folder = folder;
        this.split = split;
        this.format = format;
    }

    /**
     * Writes an ecosystem.
     *
     * @param generator makes the ecosystem
     * @param folder where to; made if it is not there
     * @param split into which files
     * @param format of which form
     * @throws IOException if a file cannot be written
     */
    public static void write(EcosystemGenerator generator, Path folder, Split split, FileFormat format)
            throws IOException {
        ModelFiles files = new ModelFiles(generator, folder, split, format);
        if (split == Split.ONE_FILE) {
            files.writeAll();
        } else {
            files.writeTree();
        }
    }

    private JsonGenerator open(String name) throws IOException {
        return format.create(folder.resolve(name + "." + format.ending()));
    }

    private void writeAll() throws IOException {
        try (JsonGenerator out = open("ecosystem")) {
            out.writeStartObject();
            Part.top(top).copyTo(out);
            out.writeName("zones");
            out.writeStartObject();
            for (int i = 0; i < generator.zoneCount(); i++) {
                GovernanceZone zone = generator.zone(i);
                out.writeName(zone.name());
                out.writeStartObject();
                Part.zone(top, zone).copyTo(out);
                out.writeName("teams");
                out.writeStartObject();
                generator.teamsOfZone(i).mapToObj(generator::team).forEach(team -> {
                    out.writeName(team.name());
                    out.writeStartObject();
                    Part.team(top, zone, team).copyTo(out);
                    out.writeEndObject();
                });
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    private void writeTree() throws IOException {
        try (JsonGenerator out = open("ecosystem")) {
            out.writeStartObject();
            Part.top(top).copyTo(out);
            out.writeEndObject();
        }
        for (int i = 0; i < generator.zoneCount(); i++) {
            GovernanceZone zone = generator.zone(i);
            try (JsonGenerator out = open("zones/" + zone.name() + "/zone")) {
                begin(out, zone);
                Part.zone(top, zone).copyTo(out);
                out.writeEndObject();
            }
            PrimitiveIterator.OfInt teams = generator.teamsOfZone(i).iterator();
            while (teams.hasNext()) {
                writeTeam(zone, generator.team(teams.nextInt()));
            }
        }
    }

    private void writeTeam(GovernanceZone zone, Team team) throws IOException {
        String path = "zones/" + zone.name() + "/" + team.name();
        Part part = Part.team(top, zone, team);
        try (JsonGenerator out = open(path + "/team")) {
            begin(out, zone, team);
            part.forEachKey(parser -> {
                if (split == Split.BY_STORE && parser.currentName().equals("dataStores")) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    out.copyCurrentStructure(parser);
                }
            });
            out.writeEndObject();
        }
        if (split == Split.BY_STORE) {
            for (String store : team.dataStores().keySet()) {
                try (JsonGenerator out = open(path + "/stores/" + store)) {
                    begin(out, zone, team);
                    out.writeName("dataStores");
                    out.writeStartObject();
                    part.forEachKey(parser -> copyStore(parser, store, out));
                    out.writeEndObject();
                    out.writeEndObject();
                }
            }
        }
    }

    /** Copies one datastore, if the parser stands at all of them. */
    private static void copyStore(JsonParser parser, String store, JsonGenerator out) {
        boolean stores = parser.currentName().equals("dataStores");
        parser.nextToken();
        if (!stores) {
            parser.skipChildren();
            return;
        }
        while (parser.nextName() != null) {
            if (parser.currentName().equals(store)) {
                out.copyCurrentStructure(parser);
            } else {
                parser.nextToken();
                parser.skipChildren();
            }
        }
    }

    private static void begin(JsonGenerator out, GovernanceZone zone) {
        out.writeStartObject();
        out.writeNumberProperty("datasurface", 1);
        out.writeStringProperty("zone", zone.name());
    }

    private static void begin(JsonGenerator out, GovernanceZone zone, Team team) {
        begin(out, zone);
        out.writeStringProperty("team", team.name());
    }
}
