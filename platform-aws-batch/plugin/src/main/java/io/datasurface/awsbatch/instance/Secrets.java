package io.datasurface.awsbatch.instance;

import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;

/**
 * The names of an instance's secrets in Secrets Manager: {@code <prefix><zone>/<credential>}, so that a policy can let a role read those of a governance
 * zone.
 */
public final class Secrets {
    private final Zones zones;
    private final String prefix;

    /**
     * Makes the names of secrets.
     *
     * @param zones where things belong
     * @param prefix what the credential store's secrets begin with
     */
    Secrets(Zones zones, String prefix) {
        this.zones = zones;
        this.prefix = prefix;
    }

    /** Returns what the names of all secrets begin with; it mostly ends in a slash, and may be empty, which lint refuses. */
    public String prefix() {
        return prefix;
    }

    /**
     * Returns what the names of the secrets of the zone of a secret begin with, and those of no other zone; it ends in a slash.
     *
     * @param name name of one of these secrets
     */
    public String folderOf(String name) {
        return name.substring(0, name.indexOf('/', prefix.length()) + 1);
    }

    /**
     * Returns the name of the secret with which a datastore is read, that of a share on which its files are included.
     *
     * @param store name of the datastore
     * @param credential what the model says of the secret
     * @throws IllegalArgumentException if the model has no such datastore
     */
    public String ofStore(String store, Credential credential) {
        return prefix + zones.ofStore(store) + "/" + credential.name();
    }

    /**
     * Returns the name of the secret with which a container of consumers is written.
     *
     * @param container the container of a workspace
     * @param credential what the model says of the secret
     * @throws IllegalArgumentException if no workspace uses the container
     */
    public String ofContainer(DataContainer container, Credential credential) {
        return prefix + zones.ofContainer(container) + "/" + credential.name();
    }
}
