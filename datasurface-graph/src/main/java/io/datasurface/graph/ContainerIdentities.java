package io.datasurface.graph;

import com.google.common.hash.Hashing;
import io.datasurface.model.container.DataContainer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives every distinct container an identity: its name, or {@code name~<hex>} where different containers share the name. The hex digits
 * are of a hash of the container's content, so an identity does not change when another container is added to three or more of one name,
 * or when the model is written in another order. 8 digits, more only where 8 are taken.
 */
final class ContainerIdentities {
    private final String[] names;
    private final Map<DataContainer, Integer> ids = new HashMap<>();

    ContainerIdentities(Iterable<DataContainer> containers) {
        Map<String, Set<DataContainer>> byName = new TreeMap<>();
        for (DataContainer container : containers) {
            byName.computeIfAbsent(container.name(), name -> new LinkedHashSet<>())
                    .add(container);
        }
        Set<String> taken = new HashSet<>(byName.keySet());
        Map<String, List<DataContainer>> byIdentity = new TreeMap<>();
        byName.forEach((name, sharing) -> {
            if (sharing.size() == 1) {
                byIdentity.put(name, List.copyOf(sharing));
            } else {
                tellApart(name, sharing, taken, byIdentity);
            }
        });
        names = byIdentity.keySet().toArray(new String[0]);
        int id = 0;
        for (List<DataContainer> same : byIdentity.values()) {
            for (DataContainer container : same) {
                ids.put(container, id);
            }
            id++;
        }
    }

    int count() {
        return names.length;
    }

    String name(int id) {
        return names[id];
    }

    /** Id of a container that was given to the constructor, or of an equal one. Ids ascend in the order of the identities. */
    int id(DataContainer container) {
        Integer id = ids.get(container);
        if (id == null) {
            throw new IllegalArgumentException("unknown container \"" + container.name() + "\"");
        }
        return id;
    }

    private static void tellApart(
            String name, Set<DataContainer> sharing, Set<String> taken, Map<String, List<DataContainer>> byIdentity) {
        Map<String, List<DataContainer>> byContent = new TreeMap<>();
        for (DataContainer container : sharing) {
            byContent
                    .computeIfAbsent(CanonicalText.of(container), text -> new ArrayList<>())
                    .add(container);
        }
        byContent.forEach((text, same) -> {
            String hash =
                    Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
            int digits = 8;
            while (digits < hash.length() && taken.contains(name + "~" + hash.substring(0, digits))) {
                digits++;
            }
            String identity = name + "~" + hash.substring(0, digits);
            taken.add(identity);
            byIdentity.put(identity, same);
        });
    }
}
