package io.datasurface.model.lint;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.common.Repository;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PlatformServicesProvider;
import java.util.Optional;

/** The ecosystem, the owners of zones and teams, and the repositories that these name. */
final class EcosystemRules {
    private final LintContext context;
    private final RepositoryRules repositories;

    EcosystemRules(LintContext context) {
        this.context = context;
        this.repositories = new RepositoryRules(context);
    }

    void check() {
        Ecosystem ecosystem = context.ecosystem();
        if (ecosystem.owningRepo().isEmpty()) {
            context.report(
                    LintRule.OWNING_REPO_MISSING,
                    ObjectPath.ROOT,
                    "The ecosystem has no owning repository; set owningRepo to the repository that defines it.");
        }
        if (ecosystem.liveRepo().isEmpty()) {
            context.report(
                    LintRule.LIVE_REPO_MISSING,
                    ObjectPath.ROOT,
                    "The ecosystem has no live repository; set liveRepo to the repository that platforms render from.");
        }
        ecosystem
                .owningRepo()
                .ifPresent(repository -> repositories.check(repository, ObjectPath.ROOT.child("owningRepo")));
        ecosystem.liveRepo().ifPresent(live -> {
            ObjectPath path = ObjectPath.ROOT.child("liveRepo");
            repositories.check(live, path);
            if (ecosystem.owningRepo().map(Repository::identity).equals(Optional.of(live.identity()))) {
                context.report(
                        LintRule.LIVE_REPO_IS_OWNING_REPO,
                        path,
                        "%s is both the owning and the live repository; let platforms render from another branch.",
                        live.identity());
            }
        });
        owners(ecosystem);
        for (PlatformServicesProvider provider :
                ecosystem.platformServicesProviders().values()) {
            ObjectPath path = ObjectPath.ROOT.child("platformServicesProviders", provider.name());
            for (DataPlatformInstance platform : provider.dataPlatforms().values()) {
                platform.iacRepo()
                        .ifPresent(repository -> repositories.check(
                                repository,
                                path.child("dataPlatforms", platform.name()).child("iacRepo")));
            }
        }
    }

    private void owners(Ecosystem ecosystem) {
        for (GovernanceZoneDeclaration declaration :
                ecosystem.zoneDeclarations().values()) {
            ObjectPath path = ObjectPath.ROOT.child("zoneDeclarations", declaration.name());
            repositories.check(declaration.owningRepo(), path.child("owningRepo"));
        }
        for (GovernanceZone zone : ecosystem.zones().values()) {
            ObjectPath path = ObjectPath.ROOT.child("zones", zone.name());
            Optional<GovernanceZoneDeclaration> declared =
                    Optional.ofNullable(ecosystem.zoneDeclarations().get(zone.name()));
            owner(path, zone.owningRepo(), declared.map(GovernanceZoneDeclaration::owningRepo));
            for (TeamDeclaration declaration : zone.teamDeclarations().values()) {
                repositories.check(
                        declaration.owningRepo(),
                        path.child("teamDeclarations", declaration.name()).child("owningRepo"));
            }
            for (Team team : zone.teams().values()) {
                Optional<TeamDeclaration> teamDeclared =
                        Optional.ofNullable(zone.teamDeclarations().get(team.name()));
                owner(
                        path.child("teams", team.name()),
                        team.owningRepo(),
                        teamDeclared.map(TeamDeclaration::owningRepo));
            }
        }
    }

    /** A repository that is written twice, in the declaration and in the object, is judged once. */
    private void owner(ObjectPath path, Optional<Repository> own, Optional<Repository> declared) {
        if (own.isEmpty() && declared.isEmpty()) {
            context.report(
                    LintRule.OWNER_MISSING,
                    path,
                    "Nobody owns %s; declare it in its parent with the repository that may define it.",
                    path.key());
        }
        if (own.isPresent() && !own.equals(declared)) {
            repositories.check(own.get(), path.child("owningRepo"));
        }
        if (own.isPresent()
                && declared.isPresent()
                && !own.get().identity().equals(declared.get().identity())) {
            context.report(
                    LintRule.OWNER_DIFFERS,
                    path.child("owningRepo"),
                    "%s is declared for %s but says that it is owned by %s; change the declaration first.",
                    path.key(),
                    declared.get().identity(),
                    own.get().identity());
        }
    }
}
