package io.datasurface.model.code;

import io.datasurface.model.internal.Copies;
import java.util.Map;

/**
 * SQL over the input workspace: one query per dataset of the output datastore. A query names its inputs {@code store.dataset}.
 *
 * @param queries query by name of the output dataset
 * @param envVars values for {@code :name} in the queries
 */
public record SQLCodeArtifact(Map<String, String> queries, Map<String, String> envVars) implements CodeArtifact {
    /** Copies the collections. */
    public SQLCodeArtifact {
        queries = Copies.ordered(queries);
        envVars = Copies.ordered(envVars);
    }
}
