package io.datasurface.model.code;

import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Copies;
import java.util.Map;

/**
 * A Python program in a repository.
 *
 * @param repo the repository
 * @param version tag, branch or commit that runs
 * @param envVars settings by name
 */
public record PythonRepoCodeArtifact(Repository repo, String version, Map<String, String> envVars)
        implements CodeArtifact {
    /** Copies the collections. */
    public PythonRepoCodeArtifact {
        envVars = Copies.ordered(envVars);
    }
}
