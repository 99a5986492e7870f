package io.datasurface.model.io;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/**
 * Which file of a folder holds what of a model: {@code ecosystem.yaml}, {@code zones/Z.yaml}, {@code zones/Z/T.yaml} and, if the files
 * are to be small, {@code zones/Z/T/stores/S.yaml} and {@code zones/Z/T/workspaces/W.yaml}.
 */
final class TreeLayout {
    private final TreeOptions options;
    private final Shapes shapes;
    private final SortedMap<String, Supplier<String>> files = new TreeMap<>();

    private TreeLayout(TreeOptions options, Shapes shapes) {
        this.options = options;
        this.shapes = shapes;
    }

    /** Returns the files by path; their texts are made when asked for. */
    static SortedMap<String, Supplier<String>> of(Ecosystem ecosystem, TreeOptions options, ModelFormat format) {
        TreeLayout layout = new TreeLayout(options, format.shapes());
        layout.add(ecosystem);
        return layout.files;
    }

    private void add(Ecosystem ecosystem) {
        Ecosystem top = ecosystem.toBuilder().zones(List.of()).build();
        add("ecosystem", () -> text(top, shapes.ecosystem(), Optional.empty(), Optional.empty()));
        Map<String, String> names = FileNames.of(ecosystem.zones().keySet());
        ecosystem.zones().forEach((name, zone) -> add("zones/" + names.get(name), zone));
    }

    private void add(String path, GovernanceZone zone) {
        GovernanceZone top = zone.toBuilder().teams(List.of()).build();
        add(path, () -> text(top, shapes.zone(), Optional.of(zone.name()), Optional.empty()));
        Map<String, String> names = FileNames.of(zone.teams().keySet());
        zone.teams().forEach((name, team) -> add(path + "/" + names.get(name), zone.name(), team));
    }

    private void add(String path, String zone, Team team) {
        if (options.split() == TreeOptions.Split.TEAMS) {
            add(path, () -> text(team, shapes.team(), Optional.of(zone), Optional.of(team)));
            return;
        }
        Team top = team.toBuilder().dataStores(List.of()).workspaces(List.of()).build();
        add(path, () -> text(top, shapes.team(), Optional.of(zone), Optional.of(team)));
        Map<String, String> stores = FileNames.of(team.dataStores().keySet());
        for (Datastore store : team.dataStores().values()) {
            add(
                    path + "/stores/" + stores.get(store.name()),
                    () -> part(Team.builder(team.name()).datastore(store).build(), zone, team));
        }
        Map<String, String> workspaces = FileNames.of(team.workspaces().keySet());
        for (Workspace workspace : team.workspaces().values()) {
            add(
                    path + "/workspaces/" + workspaces.get(workspace.name()),
                    () -> part(Team.builder(team.name()).workspace(workspace).build(), zone, team));
        }
    }

    private String part(Team part, String zone, Team whole) {
        return text(part, shapes.team(), Optional.of(zone), Optional.of(whole));
    }

    private void add(String path, Supplier<String> text) {
        files.put(path + (isYaml() ? ".yaml" : ".json"), text);
    }

    private boolean isYaml() {
        return options.syntax() == TreeOptions.Syntax.YAML;
    }

    /** Writes a part of an object; containers of the team around it are referred to. */
    private String text(Object part, RecordShape shape, Optional<String> zone, Optional<Team> team) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = isYaml() ? Generators.yaml(text) : Generators.json(text)) {
            out.writeStartObject();
            out.writeNumberProperty(ModelFileReader.MARKER, ModelFileReader.VERSION);
            zone.ifPresent(name -> out.writeStringProperty(ModelFileReader.ZONE, name));
            team.ifPresent(around -> out.writeStringProperty(ModelFileReader.TEAM, around.name()));
            ValueWriter writer = new ValueWriter(out, false);
            team.ifPresent(writer::within);
            writer.fields(part, shape, zone.isPresent());
            out.writeEndObject();
        }
        return isYaml() ? text.toString() : text.append('\n').toString();
    }
}
