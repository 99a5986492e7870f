package io.datasurface.graph.diff;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.PlatformEntry;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hashes of what a platform is configured with, by name. Values are not kept: nobody knows what they give away. */
final class Settings {
    private Settings() {}

    /** Of a platform; empty if the model does not have it. */
    static SortedMap<String, Long> of(EcosystemIndex model, String platform) {
        Optional<PlatformEntry> entry = model.platform(platform);
        if (entry.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, Long> settings = new TreeMap<>();
        settings.put("type", ContentHash.of(entry.get().instance().type()));
        settings.put("productionStatus", ContentHash.of(entry.get().instance().productionStatus()));
        entry.get()
                .instance()
                .parameters()
                .forEach((name, value) -> settings.put("parameters." + name, ContentHash.of(value)));
        entry.get()
                .instance()
                .maintenanceWindows()
                .forEach((name, window) -> settings.put("maintenanceWindows." + name, ContentHash.of(window)));
        settings.put("locations", ContentHash.of(entry.get().provider().locations()));
        settings.put("credentialStore", ContentHash.of(entry.get().provider().credentialStore()));
        return Collections.unmodifiableSortedMap(settings);
    }
}
