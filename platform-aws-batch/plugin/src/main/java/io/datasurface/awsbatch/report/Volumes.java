package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.platform.PlatformRuntimeHint;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How much data datastores have: what hints of the platform's provider say, or else what parameters assume of every dataset. */
final class Volumes {
    /** Hints of a datastore. */
    static final String ROWS = "rows";

    static final String CHANGES = "changesPerDay";

    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1L << 30);

    private final Instance instance;
    private final Map<String, Map<String, String>> hints = new HashMap<>();

    Volumes(Instance instance) {
        this.instance = instance;
        for (PlatformRuntimeHint hint : instance.context().platform().provider().hints()) {
            if (hint.datasetName().isEmpty()) {
                hint.storeName()
                        .ifPresent(store -> hints.computeIfAbsent(store, key -> new HashMap<>())
                                .putAll(hint.values()));
            }
        }
    }

    /** Returns the rows of all datasets of a datastore together. */
    long rows(String store, int datasets) {
        return hinted(store, ROWS)
                .orElseGet(() -> datasets * instance.parameters().integer("costs.rows"));
    }

    /** Returns how many rows one of its datasets has, if all are alike. */
    long rowsOfDataset(String store, int datasets) {
        return rows(store, datasets) / Math.max(1, datasets);
    }

    /** Returns how many rows of all its datasets together change in a day. */
    long changes(String store, int datasets) {
        return hinted(store, CHANGES)
                .orElseGet(() -> datasets * instance.parameters().integer("costs.changesPerDay"));
    }

    /** Returns how many rows of one of its datasets change in a day, if all change alike. */
    long ofDataset(String store, int datasets) {
        return changes(store, datasets) / Math.max(1, datasets);
    }

    /** What is no number is taken for not given: hints are advice. */
    private Optional<Long> hinted(String store, String name) {
        return Optional.ofNullable(hints.getOrDefault(store, Map.of()).get(name))
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::parseLong);
    }

    /** Returns how many gigabytes so many rows are. */
    BigDecimal gigabytes(long rows) {
        return BigDecimal.valueOf(rows)
                .multiply(BigDecimal.valueOf(instance.parameters().integer("costs.rowBytes")))
                .divide(GIGABYTE); // exact, as a gigabyte is a power of two
    }
}
