package io.datasurface.model.lint;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.GitLabRepository;
import io.datasurface.model.common.Repository;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PlatformServicesProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ecosystem, its owners and all repositories. */
final class EcosystemRules {
    private static final Pattern GITHUB_PART = Pattern.compile("(?!-)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,100}(?<!-)");
    private static final Pattern GITLAB_NAME = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+");
    private static final Pattern BRANCH_FORBIDDEN =
            Pattern.compile("[\\x00-\\x20\\x7F~^:?*\\[\\\\]|\\.\\.|@\\{|//|^[-/]|/$|\\.$|(^|/)\\.|\\.lock(/|$)|^@$");

    private final LintContext context;

    EcosystemRules(LintContext context) {
        this.context = context;
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
        ecosystem.owningRepo().ifPresent(repository -> repository(repository, ObjectPath.ROOT.child("owningRepo")));
        ecosystem.liveRepo().ifPresent(live -> {
            ObjectPath path = ObjectPath.ROOT.child("liveRepo");
            repository(live, path);
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
                        .ifPresent(repository -> repository(
                                repository,
                                path.child("dataPlatforms", platform.name()).child("iacRepo")));
            }
        }
    }

    private void owners(Ecosystem ecosystem) {
        for (GovernanceZoneDeclaration declaration :
                ecosystem.zoneDeclarations().values()) {
            ObjectPath path = ObjectPath.ROOT.child("zoneDeclarations", declaration.name());
            repository(declaration.owningRepo(), path.child("owningRepo"));
        }
        for (GovernanceZone zone : ecosystem.zones().values()) {
            ObjectPath path = ObjectPath.ROOT.child("zones", zone.name());
            Optional<GovernanceZoneDeclaration> declared =
                    Optional.ofNullable(ecosystem.zoneDeclarations().get(zone.name()));
            owner(path, zone.owningRepo(), declared.map(GovernanceZoneDeclaration::owningRepo));
            for (TeamDeclaration declaration : zone.teamDeclarations().values()) {
                repository(
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
            repository(own.get(), path.child("owningRepo"));
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

    private void repository(Repository repository, ObjectPath path) {
        if (repository instanceof GitHubRepository gitHub) {
            String[] parts = gitHub.repositoryName().split("/", -1);
            if (parts.length != 2
                    || !GITHUB_PART.matcher(parts[0]).matches()
                    || !GITHUB_PART.matcher(parts[1]).matches()) {
                context.report(
                        LintRule.REPOSITORY_NAME_INVALID,
                        path,
                        "%s is no name of a GitHub repository; write owner/repository.",
                        gitHub.repositoryName());
            }
            branch(gitHub.branchName(), path);
        } else if (repository instanceof GitLabRepository gitLab) {
            if (!GITLAB_NAME.matcher(gitLab.repositoryName()).matches()) {
                context.report(
                        LintRule.REPOSITORY_NAME_INVALID,
                        path,
                        "%s is no name of a GitLab repository; write group/repository.",
                        gitLab.repositoryName());
            }
            if (!isWebAddress(gitLab.repoUrl())) {
                context.report(
                        LintRule.REPOSITORY_URL_INVALID,
                        path,
                        "%s is no address of a server; write for example https://gitlab.example.com.",
                        gitLab.repoUrl());
            }
            branch(gitLab.branchName(), path);
        }
        Optional<Credential> credential = repository.credential();
        if (credential.isPresent() && credential.get().type() != CredentialType.API_TOKEN) {
            context.report(
                    LintRule.REPOSITORY_CREDENTIAL_TYPE,
                    path,
                    "The credential %s is of type %s; a repository is read with an API_TOKEN.",
                    credential.get().name(),
                    credential.get().type());
        }
    }

    private void branch(String branch, ObjectPath path) {
        if (branch.isEmpty() || BRANCH_FORBIDDEN.matcher(branch).find()) {
            context.report(
                    LintRule.REPOSITORY_BRANCH_INVALID,
                    path,
                    "%s is no name of a git branch; write one such as main or feature/x.",
                    branch);
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
