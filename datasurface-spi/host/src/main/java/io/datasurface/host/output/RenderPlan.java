package io.datasurface.host.output;

import io.datasurface.graph.chunk.ChunkPlan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The decisions of a render that the next one has to keep: the content of {@code plan.json}. These are the chunk plans, the ledgers of what
 * has been applied, and the choices of platforms.
 *
 * @param platforms decisions by name of the platform instance
 * @param planners decisions of ecosystem planners: by name of the planner, then by names of its own
 * @param choices platforms that were chosen for dataset groups, by workspace and group; one for each at most
 */
public record RenderPlan(
        SortedMap<String, Platform> platforms,
        SortedMap<String, SortedMap<String, String>> planners,
        List<PlatformChoice> choices) {
    /** Name of the file in the output folder. */
    public static final String FILE = "plan.json";

    /** Version of the file's format that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** The plan before the first render. */
    public static final RenderPlan NONE =
            new RenderPlan(Collections.emptySortedMap(), Collections.emptySortedMap(), List.of());

    /**
     * Decisions for one platform instance.
     *
     * @param type type of its plugin
     * @param chunks how its graph is cut
     * @param ledger what of it has been applied
     */
    public record Platform(String type, ChunkPlan chunks, Ledger ledger) {
        /**
         * Decisions of which nothing has been applied.
         *
         * @param type type of its plugin
         * @param chunks how its graph is cut
         */
        public Platform(String type, ChunkPlan chunks) {
            this(type, chunks, Ledger.NONE);
        }
    }

    /** Copies the collections. */
    public RenderPlan {
        SortedMap<String, SortedMap<String, String>> copies = new TreeMap<>();
        planners.forEach((name, decisions) -> {
            if (!decisions.isEmpty()) {
                copies.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(decisions)));
            }
        });
        planners = Collections.unmodifiableSortedMap(copies);
        choices = choices.stream().sorted().toList();
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Platform>) platforms));
    }

    /**
     * The chunk plan of a platform instance.
     *
     * @param platform name of the instance
     * @param type type of its plugin now; a plan that was made for a plugin of another type does not count
     * @return the plan, if there is one
     */
    public Optional<ChunkPlan> chunks(String platform, String type) {
        return platform(platform, type).map(Platform::chunks);
    }

    /**
     * The ledger of a platform instance for its next plan.
     *
     * @param type type of its plugin now
     * @param next how its graph is cut now
     * @return the ledger
     */
    public Ledger ledger(String type, ChunkPlan next) {
        return platform(next.platform(), type)
                .map(decided -> decided.ledger().advance(decided.chunks(), next))
                .orElse(Ledger.NONE);
    }

    /**
     * Whether it is not known that anything of a platform instance was applied.
     *
     * @param platform name of the instance
     * @return true unless some chunk of it was acknowledged
     */
    public boolean isUnacknowledged(String platform) {
        Platform decided = platforms.get(platform);
        return decided == null || decided.ledger().equals(Ledger.NONE);
    }

    private Optional<Platform> platform(String name, String type) {
        return Optional.ofNullable(platforms.get(name))
                .filter(decided -> decided.type().equals(type));
    }
}
