package io.datasurface.model.change;

import io.datasurface.model.ObjectPath;
import java.util.List;
import java.util.Optional;

/**
 * A part of a model that has one owner: the ecosystem's own, a zone's own, or a team's.
 *
 * @param zone name of the zone; absent: the ecosystem's own part
 * @param team name of the team in the zone; absent: the zone's own part
 */
record Part(Optional<String> zone, Optional<String> team) {
    static final Part ECOSYSTEM = new Part(Optional.empty(), Optional.empty());

    static Part zone(String zone) {
        return new Part(Optional.of(zone), Optional.empty());
    }

    static Part team(String zone, String team) {
        return new Part(Optional.of(zone), Optional.of(team));
    }

    /** The part in which something is, by the keys of its path. */
    static Part at(List<String> keys) {
        boolean inZone = keys.size() > 1 && keys.get(0).equals("zones");
        boolean inTeam = inZone && keys.size() > 3 && keys.get(2).equals("teams");
        return new Part(
                inZone ? Optional.of(keys.get(1)) : Optional.empty(),
                inTeam ? Optional.of(keys.get(3)) : Optional.empty());
    }

    /** The part that declares this one. */
    Part parent() {
        return team.isPresent() ? new Part(zone, Optional.empty()) : ECOSYSTEM;
    }

    ObjectPath path() {
        ObjectPath zonePath =
                zone.map(name -> ObjectPath.ROOT.child("zones", name)).orElse(ObjectPath.ROOT);
        return team.map(name -> zonePath.child("teams", name)).orElse(zonePath);
    }

    /** The path of the declaration of this zone or team. */
    ObjectPath declaration() {
        return team.map(name -> parent().path().child("teamDeclarations", name))
                .orElseGet(() -> ObjectPath.ROOT.child("zoneDeclarations", zone.orElse("")));
    }

    /** Returns words such as {@code zone Sales} and {@code team Sales/Orders}. */
    @Override
    public String toString() {
        if (zone.isEmpty()) {
            return "ecosystem";
        }
        return team.map(name -> "team " + Words.names(zone.get(), name)).orElse("zone " + Words.name(zone.get()));
    }
}
