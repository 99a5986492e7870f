package io.datasurface.host;

import io.datasurface.host.internal.InputDigest;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.model.platform.PlatformRuntimeHint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hashes of what a platform instance is advised to do, by what the advice is about. */
final class HintHashes {
    private final Map<String, List<String>> byStore = new HashMap<>();
    private final Map<String, List<String>> byWorkspace = new HashMap<>();
    private final List<String> others = new ArrayList<>();

    /**
     * Hashes the hints of the services provider of an instance.
     *
     * @param platform name of the instance
     */
    HintHashes(EcosystemIndex model, String platform, ModelHashes hashes) {
        model.platform(platform).ifPresent(entry -> {
            for (PlatformRuntimeHint hint : entry.provider().hints()) {
                String hash = hashes.hint(hint);
                hint.storeName()
                        .ifPresent(store -> byStore.computeIfAbsent(store, key -> new ArrayList<>())
                                .add(hash));
                hint.workspaceName()
                        .ifPresent(workspace -> byWorkspace
                                .computeIfAbsent(workspace, key -> new ArrayList<>())
                                .add(hash));
                if (hint.storeName().isEmpty() && hint.workspaceName().isEmpty()) {
                    others.add(hash);
                }
            }
        });
    }

    /** Of the hints about a datastore and its datasets. */
    String ofStore(String name) {
        return hash(byStore.getOrDefault(name, List.of()));
    }

    /** Of the hints about a workspace. */
    String ofWorkspace(String name) {
        return hash(byWorkspace.getOrDefault(name, List.of()));
    }

    /** Of the hints that are about nothing in particular. */
    String ofOthers() {
        return hash(others);
    }

    private static String hash(Collection<String> hints) {
        return hints.isEmpty()
                ? ""
                : new InputDigest().add(hints.stream().sorted().toList()).hex();
    }
}
