package io.datasurface.federation.cost;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many bytes a store has and how many move in a month: from hints of platform services providers about the store ({@code rows} and
 * {@code changesPerDay}, of all its datasets together), or else from what parameters assume of every dataset.
 */
public final class Volumes {
    private static final int DAYS_OF_A_MONTH = 30;
    private static final int MONTHS = 12;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
    private static final long MOST = 1L << 50;

    private final long rows;
    private final long changes;
    private final long rowBytes;
    private final long loads;
    private final Map<String, Map<String, String>> hints = new HashMap<>();

    /**
     * Reads the hints. Of two that say different things of a store the one counts whose provider comes last by name.
     *
     * @param ecosystem the model
     * @param settings what is assumed where no hint says more
     */
    public Volumes(EcosystemIndex ecosystem, Settings settings) {
        rows = settings.count("volume.rows");
        changes = settings.count("volume.changesPerDay");
        rowBytes = settings.count("volume.rowBytes");
        loads = settings.count("volume.loadsPerYear");
        Map<String, PlatformServicesProvider> providers =
                new TreeMap<>(ecosystem.ecosystem().platformServicesProviders());
        for (PlatformServicesProvider provider : providers.values()) {
            for (PlatformRuntimeHint hint : provider.hints()) {
                if (hint.datasetName().isEmpty()) {
                    hint.storeName()
                            .ifPresent(store -> hints.computeIfAbsent(store, key -> new HashMap<>())
                                    .putAll(hint.values()));
                }
            }
        }
    }

    /**
     * How large a dataset is.
     *
     * @param store name of its store
     * @param datasets how many datasets the store has
     * @return bytes
     */
    public long size(String store, int datasets) {
        return capped(number(store, "rows", datasets, rows), rowBytes);
    }

    /**
     * How much of a dataset a reader moves in a month: its changes, and all of it as often as readers load anew.
     *
     * @param store name of its store
     * @param datasets how many datasets the store has
     * @return bytes
     */
    public long traffic(String store, int datasets) {
        long changed = capped(number(store, "changesPerDay", datasets, changes), rowBytes * DAYS_OF_A_MONTH);
        return Math.min(MOST, changed + capped(size(store, datasets), loads) / MONTHS);
    }

    /** What is no number is taken for not given: hints are advice. */
    private long number(String store, String name, int datasets, long otherwise) {
        String hint = hints.getOrDefault(store, Map.of()).getOrDefault(name, "");
        return NUMBER.matcher(hint).matches() ? Long.parseLong(hint) / Math.max(1, datasets) : otherwise;
    }

    /** A product that cannot overflow when some are added and priced. */
    private static long capped(long one, long other) {
        return other != 0 && one > MOST / other ? MOST : one * other;
    }
}
