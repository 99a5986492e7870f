package io.datasurface.model.code;

import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.internal.Copies;
import java.util.List;
import java.util.Map;

/**
 * A Python program.
 *
 * @param requirements packages that it needs, as in a requirements file
 * @param envVars settings by name
 * @param requiredVersion version of Python, such as {@code 3.11}
 */
public record PythonCodeArtifact(
        @OrderMatters List<String> requirements, Map<String, String> envVars, String requiredVersion)
        implements CodeArtifact {
    /** Copies the collections. */
    public PythonCodeArtifact {
        requirements = List.copyOf(requirements);
        envVars = Copies.ordered(envVars);
    }
}
