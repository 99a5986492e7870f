package io.datasurface.model.common;

import java.util.Optional;

/**
 * A source repository with a branch: the identity of the author of a part of the model. Two repositories authorize the same author if
 * their {@link #identity} is equal, whatever their credentials.
 */
public sealed interface Repository permits GitHubRepository, GitLabRepository, FakeRepository {
    /**
     * What identifies the author.
     *
     * @return a text that is equal for equal repository and branch
     */
    String identity();

    /**
     * The secret needed to read the repository.
     *
     * @return the credential, if the repository is not public
     */
    Optional<Credential> credential();

    /**
     * Words for people.
     *
     * @return the documentation, if any
     */
    Optional<Documentation> documentation();
}
