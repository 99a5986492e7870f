package io.datasurface.model.common;

import java.util.Optional;

/**
 * A branch of a repository on a GitLab server.
 *
 * @param repoUrl address of the server with its scheme
 * @param repositoryName {@code group/repository}
 * @param branchName the branch
 * @param credential an API token, if needed
 * @param documentation words for people
 */
public record GitLabRepository(
        String repoUrl,
        String repositoryName,
        String branchName,
        Optional<Credential> credential,
        Optional<Documentation> documentation)
        implements Repository {
    @Override
    public String identity() {
        return "gitlab:" + repoUrl + "/" + repositoryName + "#" + branchName;
    }
}
