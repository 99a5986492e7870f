package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.common.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who owns the parts of one model: whom the declaration names; without one, what the part says of itself. */
record Ownership(Ecosystem model) {
    Optional<Repository> owner(Part part) {
        return declared(part).or(() -> own(part));
    }

    /** The repository that the part around names. */
    Optional<Repository> declared(Part part) {
        if (part.team().isPresent()) {
            return zone(part)
                    .flatMap(zone -> Optional.ofNullable(
                            zone.teamDeclarations().get(part.team().get())))
                    .map(TeamDeclaration::owningRepo);
        }
        return part.zone()
                .flatMap(name -> Optional.ofNullable(model.zoneDeclarations().get(name)))
                .map(GovernanceZoneDeclaration::owningRepo);
    }

    /** The repository that a part itself names. */
    Optional<Repository> own(Part part) {
        if (part.team().isPresent()) {
            return team(part).flatMap(Team::owningRepo);
        }
        return part.zone().isPresent() ? zone(part).flatMap(GovernanceZone::owningRepo) : model.owningRepo();
    }

    Optional<GovernanceZone> zone(Part part) {
        return part.zone().flatMap(name -> Optional.ofNullable(model.zones().get(name)));
    }

    Optional<Team> team(Part part) {
        return zone(part)
                .flatMap(zone -> part.team()
                        .flatMap(name -> Optional.ofNullable(zone.teams().get(name))));
    }

    /** Whether a zone or team is there, and not only declared. */
    boolean isDefined(Part part) {
        return part.team().isPresent() ? team(part).isPresent() : zone(part).isPresent();
    }

    /** The teams of a zone. */
    List<Part> teams(Part zone) {
        return zone(zone)
                .map(all -> all.teams().keySet().stream()
                        .map(team -> new Part(zone.zone(), Optional.of(team)))
                        .toList())
                .orElse(List.of());
    }

    /** Whether a zone or team defines nothing: its documentation does not count. */
    boolean isEmpty(Part part) {
        if (part.team().isPresent()) {
            return team(part)
                    .map(team -> team.containers().isEmpty()
                            && team.dataStores().isEmpty()
                            && team.workspaces().isEmpty())
                    .orElse(true);
        }
        return zone(part)
                .map(zone -> zone.teamDeclarations().isEmpty()
                        && zone.storagePolicies().isEmpty()
                        && zone.classificationPolicies().isEmpty()
                        && zone.vendorPolicies().isEmpty()
                        && zone.hardVendorPolicies().isEmpty()
                        && zone.locationPolicies().isEmpty()
                        && zone.dataplatformPolicies().isEmpty()
                        && teams(part).stream().allMatch(this::isEmpty))
                .orElse(true);
    }

    /** All repositories that own something, or may. */
    List<Repository> all() {
        List<Repository> all = new ArrayList<>();
        model.owningRepo().ifPresent(all::add);
        model.zoneDeclarations().values().forEach(zone -> all.add(zone.owningRepo()));
        for (GovernanceZone zone : model.zones().values()) {
            zone.owningRepo().ifPresent(all::add);
            zone.teamDeclarations().values().forEach(team -> all.add(team.owningRepo()));
            zone.teams().values().forEach(team -> team.owningRepo().ifPresent(all::add));
        }
        return all;
    }
}
