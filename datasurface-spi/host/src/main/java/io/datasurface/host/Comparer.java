package io.datasurface.host;

import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.diff.DisturbanceRules;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.graph.diff.GraphDiffs;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ChangeNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two models by the rules and in the words of the platforms of the second one. */
final class Comparer {
    private final Analysis after;
    private final PluginGuard guard;
    private final ProblemCollector problems;
    private final Map<String, GraphSnapshot> old = new HashMap<>();
    private final Map<String, GraphSnapshot> now = new HashMap<>();

    private Comparer(Analysis after, PluginGuard guard) {
        this.after = after;
        this.guard = guard;
        this.problems = new ProblemCollector(after.sources());
    }

    static Comparison compare(Optional<Analysis> before, Analysis after, PluginGuard guard) {
        return new Comparer(after, guard).compare(before);
    }

    private Comparison compare(Optional<Analysis> before) {
        List<GraphSnapshot> first = before.map(Comparer::snapshots).orElse(List.of());
        List<GraphSnapshot> second = snapshots(after);
        first.forEach(snapshot -> old.put(snapshot.platform(), snapshot));
        second.forEach(snapshot -> now.put(snapshot.platform(), snapshot));
        List<PlatformChange> changes = new ArrayList<>();
        for (GraphDiff usual : GraphDiffs.between(first, second)) {
            AnalyzedPlatform platform = after.platforms().get(usual.platform());
            changes.add(
                    platform == null || usual.isEmpty()
                            ? new PlatformChange(usual, List.of())
                            : asked(platform, usual));
        }
        guard.report(problems);
        return new Comparison(changes, problems.problems());
    }

    private static List<GraphSnapshot> snapshots(Analysis analysis) {
        return analysis.ecosystem()
                .map(model -> GraphSnapshot.of(
                        new IntentionGraphs(List.copyOf(analysis.graphs().values())), model))
                .orElse(List.of());
    }

    /** Rules are code of the plugin, so the graphs are compared where that runs. */
    private PlatformChange asked(AnalyzedPlatform platform, GraphDiff usual) {
        PluginCall call = new PluginCall(guard, platform.plugin(), platform.name(), platform.path(), problems);
        GraphDiff diff = call.call("judging what changes disturb", () -> {
                    DisturbanceRules rules = platform.platform().disturbances(platform.model());
                    return rules == DisturbanceRules.DEFAULT ? usual : between(platform.name(), rules);
                })
                .orElse(usual);
        List<ChangeNote> notes = call.call(
                        "describing a change",
                        () -> List.copyOf(platform.platform().describe(platform.model(), diff)))
                .orElse(List.of());
        return new PlatformChange(diff, notes);
    }

    private GraphDiff between(String platform, DisturbanceRules rules) {
        return GraphDiff.between(
                old.getOrDefault(platform, GraphSnapshot.empty(platform)),
                now.getOrDefault(platform, GraphSnapshot.empty(platform)),
                rules);
    }
}
