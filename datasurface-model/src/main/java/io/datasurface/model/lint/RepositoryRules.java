package io.datasurface.model.lint;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.GitLabRepository;
import io.datasurface.model.common.Repository;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Repositories, wherever they are named, and what git takes as the name of a version. */
final class RepositoryRules {
    private static final Pattern GITHUB_PART = Pattern.compile("(?!-)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,100}(?<!-)");
    private static final Pattern GITLAB_NAME = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+");
    private static final Pattern BRANCH_FORBIDDEN =
            Pattern.compile("[\\x00-\\x20\\x7F~^:?*\\[\\\\]|\\.\\.|@\\{|//|^[-/]|/$|\\.$|(^|/)\\.|\\.lock(/|$)|^@$");

    private final LintContext context;

    RepositoryRules(LintContext context) {
        this.context = context;
    }

    void check(Repository repository, ObjectPath path) {
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
        context.credential(repository.credential(), path);
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
        if (!isVersion(branch)) {
            context.report(
                    LintRule.REPOSITORY_BRANCH_INVALID,
                    path,
                    "%s is no name of a git branch; write one such as main or feature/x.",
                    branch);
        }
    }

    /** Whether git takes a text as a branch, a tag or a commit. */
    static boolean isVersion(String text) {
        return !text.isEmpty() && !BRANCH_FORBIDDEN.matcher(text).find();
    }

    /** Whether a text is an address on the web, with a host. */
    static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
