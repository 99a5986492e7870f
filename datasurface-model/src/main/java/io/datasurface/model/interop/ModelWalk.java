package io.datasurface.model.interop;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.interop.ClientException.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One import: lists what there is, asks for each object, puts them where they belong. */
final class ModelWalk {
    /** A version that a model has whose author gave none. */
    private static final String NO_VERSION = "unknown";

    /** An object that a team names. */
    private record Place(ApiTeam team, String name, ObjectPath path) {}

    /** A workspace that was read, with its place. */
    private record Found<T>(Place place, Optional<T> value) {}

    private final ApiSession session;
    private final Supplement supplement;
    private final WalkReport report = new WalkReport();

    ModelWalk(ApiSession session, Supplement supplement) {
        this.session = session;
        this.supplement = supplement;
    }

    ImportedModel run() throws ClientException, InterruptedException {
        String version = version("health before the import", session.options().modelVersion());
        ApiSession steady = session.of(version);
        if (version.equals(NO_VERSION)) {
            report.noVersion();
        }
        Ecosystem told;
        try (Parallel parallel = new Parallel(session.options().connections())) {
            told = read(steady, parallel);
        }
        version("health after the import", Optional.of(version));
        return new Completion(told, supplement, report).model(version);
    }

    private String version(String question, Optional<String> wanted) throws ClientException, InterruptedException {
        Optional<String> there = session.health().modelVersion();
        if (there.isEmpty()) {
            throw session.noModel(question);
        }
        if (wanted.isPresent() && !wanted.equals(there)) {
            throw session.wrongVersion(
                    question,
                    "the model has version " + Quoted.of(there.get()) + " and not " + Quoted.of(wanted.get())
                            + ". Begin again, or ask for the version that is there.");
        }
        return there.get();
    }

    private Ecosystem read(ApiSession steady, Parallel parallel) throws ClientException, InterruptedException {
        List<String> stores = steady.names(ApiQuery.datastores());
        Map<String, DumpNode> listed = listedWorkspaces(steady);
        List<ApiTeam> teams = new ArrayList<>();
        parallel.all(steady.names(ApiQuery.teams()), name -> TeamName.find(steady, name, report))
                .forEach(found -> found.ifPresent(teams::add));

        List<Found<Workspace>> workspaces = parallel.all(
                places(teams, "workspaces"),
                place -> new Found<>(place, workspace(steady, place, Optional.ofNullable(listed.get(place.name())))));
        Map<String, String> writers = writers(workspaces);
        List<Found<Datastore>> datastores = parallel.all(
                places(teams, "dataStores"),
                place -> new Found<>(place, datastore(steady, place, Optional.ofNullable(writers.get(place.name())))));

        report.orphans(
                "workspace",
                listed.keySet(),
                places(teams, "workspaces").stream().map(Place::name).toList());
        report.orphans(
                "datastore",
                stores,
                places(teams, "dataStores").stream().map(Place::name).toList());
        return assemble(teams, workspaces, datastores);
    }

    /** All workspaces in one answer; where that is too long each one is asked for. */
    private Map<String, DumpNode> listedWorkspaces(ApiSession steady) throws ClientException, InterruptedException {
        Map<String, DumpNode> listed = new LinkedHashMap<>();
        try {
            ApiReader reader = new ApiReader();
            steady.elements(reader, ApiQuery.workspaces()).forEach(node -> listed.put(ApiReader.name(node), node));
            report.problems(reader.problems());
        } catch (ClientException e) {
            if (e.code() != Code.TOO_LONG) {
                throw e;
            }
        }
        return listed;
    }

    private static List<Place> places(List<ApiTeam> teams, String key) {
        List<Place> places = new ArrayList<>();
        for (ApiTeam team : teams) {
            ObjectPath path = ObjectPath.ROOT.child("zones", team.zone()).child("teams", team.name());
            List<String> names = key.equals("workspaces") ? team.workspaces() : team.datastores();
            names.forEach(name -> places.add(new Place(team, name, path.child(key, name))));
        }
        return places;
    }

    private Optional<Workspace> workspace(ApiSession steady, Place place, Optional<DumpNode> listed)
            throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        Optional<DumpNode> node =
                listed.isPresent() ? listed : fetched(steady, reader, ApiQuery.workspace(place.name()), place);
        Optional<Workspace> workspace = node.flatMap(found -> reader.workspace(found, place.path()));
        report.add(reader.answer(workspace));
        return workspace;
    }

    private Optional<Datastore> datastore(ApiSession steady, Place place, Optional<String> writer)
            throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        Optional<DumpNode> node =
                fetched(steady, reader, ApiQuery.datastore(place.name()), place).filter(found -> isOf(place, found));
        Optional<Datastore> store = node.flatMap(found -> reader.datastore(found, place.path(), writer));
        report.add(reader.answer(store));
        return store;
    }

    /** Two teams may name a datastore alike; the server has only one of them and says whose. */
    private boolean isOf(Place place, DumpNode store) {
        String zone =
                ApiReader.text(store, "governance_zone").orElse(place.team().zone());
        String team = ApiReader.text(store, "team").orElse(place.team().name());
        boolean same =
                zone.equals(place.team().zone()) && team.equals(place.team().name());
        if (!same) {
            report.misplaced(place.path(), zone + "/" + team);
        }
        return same;
    }

    /** An object that cannot be had is a problem, and the others are read. */
    private Optional<DumpNode> fetched(ApiSession steady, ApiReader reader, ApiQuery query, Place place)
            throws ClientException, InterruptedException {
        try {
            Optional<DumpNode> node = steady.ask(reader.context(), query);
            if (node.isEmpty()) {
                report.unknown(place.path(), query.question());
            }
            return node;
        } catch (ClientException e) {
            if (e.code() != Code.FAILED && e.code() != Code.TOO_LONG) {
                throw e;
            }
            report.failed(place.path(), e);
            return Optional.empty();
        }
    }

    /** The workspace whose transformer writes a datastore, unless several do. */
    private static Map<String, String> writers(List<Found<Workspace>> workspaces) {
        Map<String, Set<String>> all = new HashMap<>();
        for (Found<Workspace> found : workspaces) {
            found.value()
                    .ifPresent(workspace -> workspace
                            .dataTransformer()
                            .ifPresent(transformer -> all.computeIfAbsent(
                                            transformer.outputDatastore(), key -> new LinkedHashSet<>())
                                    .add(workspace.name())));
        }
        Map<String, String> writers = new HashMap<>();
        all.forEach((store, names) -> {
            if (names.size() == 1) {
                writers.put(store, names.iterator().next());
            }
        });
        return writers;
    }

    private static Ecosystem assemble(
            List<ApiTeam> teams, List<Found<Workspace>> workspaces, List<Found<Datastore>> datastores) {
        Map<ApiTeam, Map<String, Workspace>> workspacesOf = new HashMap<>();
        for (Found<Workspace> found : workspaces) {
            found.value()
                    .ifPresent(workspace -> workspacesOf
                            .computeIfAbsent(found.place().team(), key -> new LinkedHashMap<>())
                            .put(workspace.name(), workspace));
        }
        Map<ApiTeam, Map<String, Datastore>> storesOf = new HashMap<>();
        for (Found<Datastore> found : datastores) {
            found.value()
                    .ifPresent(store -> storesOf.computeIfAbsent(found.place().team(), key -> new LinkedHashMap<>())
                            .put(store.name(), store));
        }
        Map<String, List<Team>> zones = new LinkedHashMap<>();
        for (ApiTeam team : teams) {
            Team.Builder builder = Team.builder(team.name())
                    .containers(team.containers().values())
                    .dataStores(storesOf.getOrDefault(team, Map.of()).values())
                    .workspaces(workspacesOf.getOrDefault(team, Map.of()).values());
            team.documentation().ifPresent(builder::documentation);
            team.owningRepo().ifPresent(builder::owningRepo);
            zones.computeIfAbsent(team.zone(), name -> new ArrayList<>()).add(builder.build());
        }
        Ecosystem.Builder told = Ecosystem.builder("");
        zones.forEach((name, members) ->
                told.zone(GovernanceZone.builder(name).teams(members).build()));
        return told.build();
    }
}
