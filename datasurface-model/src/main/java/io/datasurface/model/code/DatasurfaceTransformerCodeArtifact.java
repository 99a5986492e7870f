package io.datasurface.model.code;

import io.datasurface.model.common.Default;
import io.datasurface.model.internal.Copies;
import java.util.Map;

/**
 * A transformer that comes with DataSurface.
 *
 * @param transformer which one
 * @param envVars settings by name
 */
public record DatasurfaceTransformerCodeArtifact(
        @Default("EXTERNALIZE_MODEL") DatasurfaceTransformerType transformer, Map<String, String> envVars)
        implements CodeArtifact {
    /** Copies the collections. */
    public DatasurfaceTransformerCodeArtifact {
        envVars = Copies.ordered(envVars);
    }
}
