package io.datasurface.model.common;

import java.util.Optional;

/**
 * A branch of a repository on GitHub.
 *
 * @param repositoryName {@code owner/repository}
 * @param branchName the branch
 * @param credential an API token, if needed
 * @param documentation words for people
 */
public record GitHubRepository(
        String repositoryName,
        String branchName,
        Optional<Credential> credential,
        Optional<Documentation> documentation)
        implements Repository {
    @Override
    public String identity() {
        return "github:" + repositoryName + "#" + branchName;
    }

    /**
     * A repository that needs no credential.
     *
     * @param repositoryName {@code owner/repository}
     * @param branchName the branch
     * @return the repository
     */
    public static GitHubRepository of(String repositoryName, String branchName) {
        return new GitHubRepository(repositoryName, branchName, Optional.empty(), Optional.empty());
    }
}
