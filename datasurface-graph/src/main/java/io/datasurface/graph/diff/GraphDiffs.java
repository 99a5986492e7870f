package io.datasurface.graph.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the graphs of all platforms. */
public final class GraphDiffs {
    private GraphDiffs() {}

    /**
     * Compares all platforms with the usual rules.
     *
     * @param before a snapshot per platform
     * @param after a snapshot per platform
     * @return a diff for each platform that is on either side, in the order of their names, also where nothing changes
     * @throws IllegalArgumentException if two snapshots of a side are of one platform
     */
    public static List<GraphDiff> between(List<GraphSnapshot> before, List<GraphSnapshot> after) {
        return between(before, after, platform -> DisturbanceRules.DEFAULT);
    }

    /**
     * Compares all platforms. What they have in common is compared once.
     *
     * @param before a snapshot per platform; one that is missing has nothing to do
     * @param after a snapshot per platform; one that is missing has nothing to do
     * @param rules what changes disturb, by name of the platform
     * @return a diff for each platform that is on either side, in the order of their names, also where nothing changes
     * @throws IllegalArgumentException if two snapshots of a side are of one platform
     */
    public static List<GraphDiff> between(
            List<GraphSnapshot> before, List<GraphSnapshot> after, Function<String, DisturbanceRules> rules) {
        SortedMap<String, GraphSnapshot> old = byPlatform(before);
        SortedMap<String, GraphSnapshot> now = byPlatform(after);
        SortedSet<String> platforms = new TreeSet<>(old.keySet());
        platforms.addAll(now.keySet());
        List<GraphDiff> diffs = new ArrayList<>();
        @Nullable ObjectChanges objects = null;
        for (String platform : platforms) {
            GraphSnapshot one = old.getOrDefault(platform, GraphSnapshot.empty(platform));
            GraphSnapshot other = now.getOrDefault(platform, GraphSnapshot.empty(platform));
            if (objects == null || !objects.isOf(one, other)) {
                objects = new ObjectChanges(one, other);
            }
            diffs.add(GraphDiff.between(one, other, objects, rules.apply(platform)));
        }
        return diffs;
    }

    private static SortedMap<String, GraphSnapshot> byPlatform(List<GraphSnapshot> snapshots) {
        SortedMap<String, GraphSnapshot> map = new TreeMap<>();
        for (GraphSnapshot snapshot : snapshots) {
            if (map.put(snapshot.platform(), snapshot) != null) {
                throw new IllegalArgumentException(
                        "Two snapshots are of platform \"" + snapshot.platform() + "\"; give one per platform");
            }
        }
        return map;
    }
}
