package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With which team the datastores and workspaces of a model are. */
final class Homes {
    /**
     * Where a datastore or workspace is.
     *
     * @param path its path
     * @param team the team
     * @param object the datastore or workspace
     */
    record Home(ObjectPath path, Team team, Object object) {}

    private final Map<Subject, Optional<Home>> homes = new HashMap<>();

    Homes(Ecosystem model) {
        for (GovernanceZone zone : model.zones().values()) {
            for (Team team : zone.teams().values()) {
                ObjectPath path = ObjectPath.ROOT.child("zones", zone.name()).child("teams", team.name());
                team.dataStores()
                        .forEach((name, store) -> add(
                                new Subject(Subject.Kind.DATASTORE, List.of(name)),
                                new Home(path.child("dataStores", name), team, store)));
                team.workspaces()
                        .forEach((name, workspace) -> add(
                                new Subject(Subject.Kind.WORKSPACE, List.of(name)),
                                new Home(path.child("workspaces", name), team, workspace)));
            }
        }
    }

    private void add(Subject subject, Home home) {
        homes.merge(subject, Optional.of(home), (first, second) -> Optional.empty());
    }

    /** The home of a datastore or workspace; empty if there is none, or, against the rules, more than one. */
    Optional<Home> of(Subject subject) {
        return homes.getOrDefault(subject, Optional.empty());
    }
}
