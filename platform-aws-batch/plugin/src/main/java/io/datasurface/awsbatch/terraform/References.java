package io.datasurface.awsbatch.terraform;

import java.util.HashSet;
import java.util.Set;

/** What a module declares, and whether what it refers to is among it. */
final class References {
    private final Set<String> declared = new HashSet<>();
    private final Set<String> configurations = new HashSet<>();

    void declare(String root) {
        declared.add(root);
    }

    void declareConfiguration(String qualified) {
        configurations.add(qualified);
    }

    void require(String where, TfValue... values) {
        for (TfValue value : values) {
            value.visitReferences(root -> require(where, root));
        }
    }

    void require(String where, TfBody body) {
        body.visitReferences(root -> require(where, root));
    }

    void require(TfResource resource) {
        String where = resource.address().toString();
        resource.visitReferences(root -> require(where, root));
        String provider = resource.providerReference();
        if (!provider.isEmpty() && !configurations.contains(provider)) {
            throw new IllegalArgumentException(where + " wants the provider configuration " + provider
                    + ", which the module does not have; add it with providerAlias.");
        }
    }

    private void require(String where, String root) {
        if (!declared.contains(root)) {
            throw new IllegalArgumentException("Dangling reference to " + root + " in " + where
                    + "; add its target to the same module, or use its deterministic name or ARN.");
        }
    }
}
