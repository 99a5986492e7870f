package io.datasurface.host;

import io.datasurface.host.output.Ledger;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.RenderPlan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Notes in a plan what has been applied. */
final class Acknowledgement {
    private Acknowledgement() {}

    /**
     * Notes what has been applied.
     *
     * @param plan the plan of the folder
     * @param applied the plan of the render that was applied
     * @param chunks the chunks of it, as {@link RenderEngine#acknowledge(Path, RenderPlan, Map)} takes them
     * @param out the folder, for messages
     */
    static RenderPlan of(RenderPlan plan, RenderPlan applied, Map<String, Set<String>> chunks, Path out) {
        Map<String, Set<String>> all = new TreeMap<>(chunks);
        if (chunks.isEmpty()) {
            plan.platforms().keySet().stream()
                    .filter(name -> applied.platforms().containsKey(name))
                    .forEach(name -> all.put(name, Set.of()));
        }
        return change(plan, all, out, (platform, some) -> {
            String name = platform.chunks().platform();
            RenderPlan.Platform rendered = applied.platforms().get(name);
            if (rendered == null || !rendered.type().equals(platform.type())) {
                throw unknown("The render that was applied has no platform \"" + name + "\" of the type \""
                        + platform.type() + "\"; name the render that was applied");
            }
            SortedSet<String> known = known(rendered);
            refuseUnknown(some, known, "chunk", rendered, out);
            return platform.ledger().acknowledge(some.isEmpty() ? known : some, rendered.chunks(), platform.chunks());
        });
    }

    static RenderPlan forget(RenderPlan plan, Map<String, Set<String>> removed, Path out) {
        return change(plan, removed, out, (platform, nodes) -> {
            refuseUnknown(nodes, platform.ledger().orphans(platform.chunks()), "orphaned node", platform, out);
            return platform.ledger().forget(nodes, platform.chunks());
        });
    }

    private static RenderPlan change(
            RenderPlan plan,
            Map<String, Set<String>> names,
            Path out,
            BiFunction<RenderPlan.Platform, Set<String>, Ledger> ledger) {
        SortedMap<String, RenderPlan.Platform> platforms = new TreeMap<>(plan.platforms());
        new TreeMap<>(names).forEach((name, things) -> {
            RenderPlan.Platform platform = platforms.get(name);
            if (platform == null) {
                throw unknown(out + " has no platform \"" + name + "\"; it has "
                        + plan.platforms().keySet());
            }
            platforms.put(
                    name, new RenderPlan.Platform(platform.type(), platform.chunks(), ledger.apply(platform, things)));
        });
        return new RenderPlan(platforms, plan.planners(), plan.choices());
    }

    private static void refuseUnknown(
            Set<String> names, SortedSet<String> known, String what, RenderPlan.Platform platform, Path out) {
        for (String name : new TreeSet<>(names)) {
            if (!known.contains(name)) {
                throw unknown("Platform \"" + platform.chunks().platform() + "\" in " + out + " has no " + what + " \""
                        + name + "\"");
            }
        }
    }

    private static SortedSet<String> known(RenderPlan.Platform platform) {
        SortedSet<String> known = new TreeSet<>();
        platform.chunks().chunks().forEach(chunk -> known.add(chunk.id()));
        platform.ledger().retiring(platform.chunks()).forEach(chunk -> known.add(chunk.id()));
        return known;
    }

    private static OutputException unknown(String message) {
        return new OutputException(OutputException.Reason.FOREIGN, message);
    }
}
