package io.datasurface.model.interop;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import java.util.List;

/** Cuts a model into what the API tells and what it does not. */
final class Told {
    private Told() {}

    /** The part that the API tells. */
    static Ecosystem part(Ecosystem model) {
        Ecosystem.Builder told = Ecosystem.builder("");
        for (GovernanceZone zone : model.zones().values()) {
            if (!zone.teams().isEmpty()) {
                told.zone(GovernanceZone.builder(zone.name())
                        .teams(zone.teams().values().stream()
                                .map(Told::withoutVerifiers)
                                .toList())
                        .build());
            }
        }
        return told.build();
    }

    /** The part that the API does not tell: the smallest supplement, without the assignments. */
    static Ecosystem rest(Ecosystem model) {
        return model.toBuilder()
                .zones(model.zones().values().stream().map(Told::rest).toList())
                .dsgPlatformMappings(List.of())
                .primaryIngestionPlatforms(List.of())
                .build();
    }

    private static GovernanceZone rest(GovernanceZone zone) {
        GovernanceZone.Builder rest = zone.toBuilder().teams(List.of());
        for (Team team : zone.teams().values()) {
            Team.Builder verifiers = Team.builder(team.name());
            for (Workspace workspace : team.workspaces().values()) {
                workspace
                        .classificationVerifier()
                        .ifPresent(verifier -> verifiers.workspace(Workspace.builder(workspace.name())
                                .classificationVerifier(verifier)
                                .build()));
            }
            if (!verifiers.build().workspaces().isEmpty()) {
                rest.team(verifiers.build());
            }
        }
        return rest.build();
    }

    private static Team withoutVerifiers(Team team) {
        return team.toBuilder()
                .workspaces(team.workspaces().values().stream()
                        .map(Told::withoutVerifier)
                        .toList())
                .build();
    }

    /** A builder cannot take a part away, so this puts the others together. */
    private static Workspace withoutVerifier(Workspace workspace) {
        Workspace.Builder told = Workspace.builder(workspace.name())
                .productionStatus(workspace.productionStatus())
                .priority(workspace.priority())
                .dsgs(workspace.dsgs().values());
        workspace.documentation().ifPresent(told::documentation);
        workspace.dataContainer().ifPresent(told::dataContainer);
        workspace.deprecation().ifPresent(told::deprecation);
        workspace.dataTransformer().ifPresent(told::dataTransformer);
        return told.build();
    }
}
