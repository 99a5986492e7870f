package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.container.DataContainer;
import java.util.HashMap;
import java.util.Map;

/**
 * The folders of governance zones: what belongs to the things of a zone, such as files, tables and secrets, is in a folder of the zone. A folder has no
 * slash in its name and no two zones share one, so that what is below it, behind a slash, is below no other.
 */
public final class Zones {
    /** The parameter that keeps things in the folder that they have, with keys as of {@link StoreScope}. */
    public static final String KEPT = "zones.folders";

    private static final AwsNames PLAIN = AwsNames.plain();

    private final EcosystemIndex ecosystem;
    private final Map<String, String> kept;
    private final Map<DataContainer, String> ofContainers = new HashMap<>();

    /**
     * Makes the folders of a model.
     *
     * @param ecosystem the model
     * @param kept folders of datastores, teams and zones that stay where they are
     */
    Zones(EcosystemIndex ecosystem, Map<String, String> kept) {
        this.ecosystem = ecosystem;
        this.kept = kept;
        ecosystem
                .workspaces()
                .forEach(entry -> entry.workspace()
                        .dataContainer()
                        .ifPresent(container -> ofContainers.merge(
                                container, entry.zone().name(), (a, b) -> a.compareTo(b) <= 0 ? a : b)));
    }

    /**
     * Returns the folder of a datastore: that of its zone, unless the parameter keeps it, its team or its zone in another.
     *
     * @param store name of a datastore of the model
     * @throws IllegalArgumentException if there is no such datastore
     */
    public String ofStore(String store) {
        return ecosystem
                .datastore(store)
                .map(entry -> StoreScope.find(kept, entry)
                        .orElseGet(() -> of(entry.zone().name())))
                .orElseThrow(() -> new IllegalArgumentException("The model has no datastore " + store));
    }

    /**
     * Returns the folder of a container of consumers: that of the zones of the workspaces that use it which is the first by name.
     *
     * @param container the container of a workspace
     * @throws IllegalArgumentException if no workspace uses it
     */
    public String ofContainer(DataContainer container) {
        String zone = ofContainers.get(container);
        if (zone == null) {
            throw new IllegalArgumentException("No workspace uses the container " + container.name());
        }
        String stays = kept.get("zone/" + zone);
        return stays != null ? stays : of(zone);
    }

    /**
     * Returns the folder of a zone.
     *
     * @param zone name of a zone
     */
    public static String of(String zone) {
        return PLAIN.name(AwsNameRule.ZONE_FOLDER, zone);
    }
}
