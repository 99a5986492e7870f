package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.common.Repository;
import java.util.Optional;

/** Who owns the parts of one model: whom the declaration names; without one, what the part says of itself. */
record Ownership(Ecosystem model) {
    Optional<Repository> ecosystem() {
        return model.owningRepo();
    }

    Optional<Repository> zone(String zone) {
        Optional<Repository> own = Optional.ofNullable(model.zones().get(zone)).flatMap(GovernanceZone::owningRepo);
        return declaredZone(zone).or(() -> own);
    }

    Optional<Repository> declaredZone(String zone) {
        return Optional.ofNullable(model.zoneDeclarations().get(zone)).map(GovernanceZoneDeclaration::owningRepo);
    }

    Optional<Repository> team(String zone, String team) {
        Optional<Repository> own = Optional.ofNullable(model.zones().get(zone))
                .flatMap(around -> Optional.ofNullable(around.teams().get(team)))
                .flatMap(Team::owningRepo);
        return declaredTeam(zone, team).or(() -> own);
    }

    Optional<Repository> declaredTeam(String zone, String team) {
        return Optional.ofNullable(model.zones().get(zone))
                .flatMap(around -> Optional.ofNullable(around.teamDeclarations().get(team)))
                .map(TeamDeclaration::owningRepo);
    }
}
