package io.datasurface.host;

import io.datasurface.model.common.Suggestions;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.PlatformException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The plugins of a host. One that throws, has another SPI version, says something senseless about itself or has a type that another one
 * has too is left out and reported by {@link #failures}; the others are not affected. Immutable.
 */
public final class PlatformProviders {
    private final SortedMap<String, InstalledPlatform> installed;
    private final List<PluginFailure> failures;
    private final SortedSet<String> refusedTypes;
    private final List<InstalledPlanner> planners;

    private PlatformProviders(
            SortedMap<String, InstalledPlatform> installed,
            List<InstalledPlanner> planners,
            List<PluginFailure> failures,
            SortedSet<String> refusedTypes) {
        this.installed = Collections.unmodifiableSortedMap(installed);
        this.planners = List.copyOf(planners);
        this.failures = failures.stream()
                .sorted(Comparator.comparing(PluginFailure::toString))
                .toList();
        this.refusedTypes = Collections.unmodifiableSortedSet(refusedTypes);
    }

    /**
     * Loads the plugins of all sources.
     *
     * @param sources where to look
     * @return the plugins
     */
    public static PlatformProviders load(ProviderSource... sources) {
        List<PluginFailure> failures = new ArrayList<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        SortedMap<String, List<InstalledPlatform>> byType = new TreeMap<>();
        SortedMap<String, List<InstalledPlanner>> byName = new TreeMap<>();
        for (ProviderSource source : sources) {
            ProviderSource.Found found = source.find();
            failures.addAll(found.failures());
            for (EcosystemPlanner planner : found.planners()) {
                if (seen.add(planner.getClass())) {
                    PlannerCheck.check(planner, LoadCall.LIMIT, failures::add)
                            .ifPresent(known -> byName.computeIfAbsent(known.name(), name -> new ArrayList<>())
                                    .add(known));
                }
            }
            for (DataPlatformProvider provider : found.providers()) {
                if (seen.add(provider.getClass())) {
                    ProviderCheck.check(provider, LoadCall.LIMIT, failures::add)
                            .ifPresent(plugin -> byType.computeIfAbsent(plugin.type(), type -> new ArrayList<>())
                                    .add(plugin));
                }
            }
        }
        SortedMap<String, InstalledPlatform> installed = new TreeMap<>();
        SortedSet<String> refused = new TreeSet<>();
        byType.forEach((type, plugins) -> {
            if (plugins.size() == 1) {
                installed.put(type, plugins.get(0));
            } else {
                refused.add(type);
                plugins.forEach(plugin -> failures.add(duplicate(plugin, plugins)));
            }
        });
        return new PlatformProviders(installed, unique(byName, failures), failures, refused);
    }

    private static List<InstalledPlanner> unique(
            SortedMap<String, List<InstalledPlanner>> byName, List<PluginFailure> failures) {
        List<InstalledPlanner> unique = new ArrayList<>();
        byName.forEach((name, planners) -> {
            if (planners.size() == 1) {
                unique.addAll(planners);
                return;
            }
            String places = planners.stream()
                    .map(planner -> planner.planner().getClass().getName() + " (" + planner.origin() + ")")
                    .sorted()
                    .collect(Collectors.joining(" and "));
            planners.forEach(planner -> failures.add(new PluginFailure(
                    planner.planner().getClass().getName(),
                    planner.origin(),
                    "Several planners have the name \"" + name + "\": " + places
                            + ". None of them is used: remove all but one")));
        });
        return unique;
    }

    /**
     * The ecosystem planners that can be used.
     *
     * @return the planners, ordered by name
     */
    public List<InstalledPlanner> planners() {
        return planners;
    }

    private static PluginFailure duplicate(InstalledPlatform plugin, List<InstalledPlatform> plugins) {
        Class<?> own = plugin.provider().getClass();
        List<String> others = plugins.stream()
                .filter(other -> !other.provider().getClass().equals(own))
                .map(other -> other.provider().getClass().getName() + " (" + other.origin() + ")")
                .sorted()
                .toList();
        return new PluginFailure(
                plugin.provider().getClass().getName(),
                plugin.origin(),
                "It has the type \"" + plugin.type() + "\", which " + String.join(" and ", others)
                        + " has too. None of them is used: remove all but one");
    }

    /**
     * The plugins that can be used.
     *
     * @return the plugins, ordered by type
     */
    public List<InstalledPlatform> installed() {
        return List.copyOf(installed.values());
    }

    /**
     * The plugins that cannot be used.
     *
     * @return what is wrong with each
     */
    public List<PluginFailure> failures() {
        return failures;
    }

    /**
     * Finds a plugin.
     *
     * @param type its type
     * @return the plugin, if it is installed
     */
    public Optional<InstalledPlatform> find(String type) {
        return Optional.ofNullable(installed.get(type));
    }

    /**
     * Gives a plugin that has to be there.
     *
     * @param type its type
     * @return the plugin
     * @throws PlatformException if it is not installed; the message lists what is
     */
    public InstalledPlatform require(String type) {
        return find(type).orElseThrow(() -> new PlatformException(PlatformException.Code.CONFIGURATION, missing(type)));
    }

    /**
     * Says that a plugin is not there, and what is.
     *
     * @param type the type that was looked for
     * @return sentences for people
     */
    String missing(String type) {
        String message = "No platform plugin has the type \"" + type + "\". Installed: " + installed.keySet() + ". "
                + Suggestions.closest(type, installed.keySet())
                        .map(guess -> "Did you mean \"" + guess + "\"? ")
                        .orElse("");
        if (refusedTypes.contains(type)) {
            return message + "Several plugins of that type were found and refused: remove all but one.";
        }
        return message + "Put the plugin's jar into a folder of plugins that the host is given, or on the class path"
                + (failures.isEmpty() ? "." : ", or see why these were refused: " + failures + ".");
    }
}
