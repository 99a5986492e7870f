package io.datasurface.graph.diff;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.platform.PlatformRuntimeHint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The advice of the platform's operators, by the store or workspace that it names. */
final class Hints {
    /** One piece of advice. Empty names where it names no such object. */
    record Hint(String store, String dataset, String workspace, String key, String value) implements Comparable<Hint> {
        @Override
        public int compareTo(Hint other) {
            return List.of(store, dataset, workspace, key, value)
                    .toString()
                    .compareTo(List.of(other.store, other.dataset, other.workspace, other.key, other.value)
                            .toString());
        }

        private String subject() {
            return dataset.isEmpty() ? key : dataset + "." + key;
        }
    }

    private final List<Hint> all;
    private final Map<String, List<Hint>> byStore = new HashMap<>();
    private final Map<String, List<Hint>> byWorkspace = new HashMap<>();

    Hints(List<Hint> hints) {
        List<Hint> sorted = new ArrayList<>(hints);
        Collections.sort(sorted);
        all = List.copyOf(sorted);
        for (Hint hint : all) {
            byStore.computeIfAbsent(hint.store(), key -> new ArrayList<>()).add(hint);
            byWorkspace
                    .computeIfAbsent(hint.workspace(), key -> new ArrayList<>())
                    .add(hint);
        }
    }

    static Hints of(EcosystemIndex model, String platform) {
        List<Hint> hints = new ArrayList<>();
        for (PlatformRuntimeHint given :
                model.platform(platform).map(entry -> entry.provider().hints()).orElse(List.of())) {
            given.values()
                    .forEach((key, value) -> hints.add(new Hint(
                            given.storeName().orElse(""),
                            given.datasetName().orElse(""),
                            given.workspaceName().orElse(""),
                            key,
                            value)));
        }
        return new Hints(hints);
    }

    /** In a stable order. */
    List<Hint> all() {
        return all;
    }

    /** What is said about a store and its datasets, value by key. */
    SortedMap<String, String> ofStore(String store) {
        return values(byStore, store, hint -> true);
    }

    /** What is said about a store as a whole or about one of its datasets. */
    SortedMap<String, String> ofDataset(String store, String dataset) {
        return values(
                byStore,
                store,
                hint -> hint.dataset().isEmpty() || hint.dataset().equals(dataset));
    }

    SortedMap<String, String> ofWorkspace(String workspace) {
        return values(byWorkspace, workspace, hint -> true);
    }

    private static SortedMap<String, String> values(
            Map<String, List<Hint>> owners, String owner, Predicate<Hint> filter) {
        List<Hint> hints = owners.getOrDefault(owner, List.of());
        if (hints.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> values = new TreeMap<>();
        hints.stream()
                .filter(filter)
                .forEach(hint -> values.merge(hint.subject(), hint.value(), (one, other) -> one + ", " + other));
        return values;
    }
}
