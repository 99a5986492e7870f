package io.datasurface.model.code;

import java.util.Map;

/** The program of a transformer. Open: a platform may bring its own, as a record. */
public interface CodeArtifact {
    /**
     * Settings that the program finds in its environment.
     *
     * @return values by name; never secrets
     */
    Map<String, String> envVars();
}
