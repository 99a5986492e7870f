package io.datasurface.awsbatch.instance;

import io.datasurface.model.EcosystemIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the keys of parameters name to say something of datastores: the datastore itself, its team, or its zone. */
public final class StoreScope {
    /** How keys are written, for messages. */
    public static final String FORMS = "zone/<zone>, team/<zone>/<team> or store/<datastore>";

    private static final String STORE = "store/";

    private StoreScope() {}

    /**
     * Returns what a parameter says of a datastore: of itself, or else of its team, or else of its zone.
     *
     * @param values a parameter with such keys
     * @param entry the datastore with its owners
     */
    public static Optional<String> find(Map<String, String> values, EcosystemIndex.DatastoreEntry entry) {
        String zone = entry.zone().name();
        return List.of(
                        STORE + entry.datastore().name(),
                        "team/" + zone + "/" + entry.team().name(),
                        "zone/" + zone)
                .stream()
                .flatMap(key -> Optional.ofNullable(values.get(key)).stream())
                .findFirst();
    }

    /**
     * Returns whether a model has what a key names.
     *
     * @param ecosystem the model
     * @param key the key
     */
    public static boolean isKnown(EcosystemIndex ecosystem, String key) {
        if (key.startsWith(STORE)) {
            return ecosystem.datastore(key.substring(STORE.length())).isPresent();
        }
        return ecosystem.ecosystem().zones().values().stream()
                .anyMatch(zone -> key.equals("zone/" + zone.name())
                        || zone.teams().values().stream()
                                .anyMatch(team -> key.equals("team/" + zone.name() + "/" + team.name())));
    }
}
