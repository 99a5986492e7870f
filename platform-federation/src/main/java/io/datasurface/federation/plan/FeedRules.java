package io.datasurface.federation.plan;

import io.datasurface.federation.facts.Members;
import io.datasurface.graph.GraphSource;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformCapabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reports what no feed can do, and the ways out. */
final class FeedRules {
    private final GraphSource source;
    private final Members members;
    private final ProblemCollector problems;
    private final Consumers consumers;

    FeedRules(GraphSource source, Members members, ProblemCollector problems) {
        this.source = source;
        this.members = members;
        this.problems = problems;
        consumers = new Consumers(source);
    }

    void noWay(int store, int root, int reader) {
        PlatformCapabilities giver = members.capabilities(root).orElse(PlatformCapabilities.EVERYTHING);
        PlatformCapabilities taker = members.capabilities(reader).orElse(PlatformCapabilities.EVERYTHING);
        List<String> others = new ArrayList<>();
        for (int platform = 0; platform < members.count(); platform++) {
            if (platform != root && members.format(root, platform).isPresent()) {
                others.add(members.name(platform));
            }
        }
        problems.error(
                "federation-no-feed",
                source.storePath(store),
                "Platform \"%s\" ingests the datastore \"%s\" and offers it as %s; platform \"%s\" needs it and takes %s, and no other platform"
                        + " may pass it on. Name another primary platform, assign its consumers to %s, or add a platform that takes the"
                        + " one and offers the other",
                members.name(root),
                source.storeName(store),
                formats(giver.offeredFormats()),
                members.name(reader),
                formats(taker.takenFormats()),
                others.isEmpty()
                        ? "\"" + members.name(root) + "\""
                        : "one of " + members.name(root) + ", " + String.join(", ", others));
    }

    /** Nothing is known of the platform that ingests it. That is no mistake: another host has its plugin. */
    void notPlanned(int store, int root, int readers) {
        problems.info(
                "federation-not-planned",
                source.storePath(store),
                "Platform \"%s\" ingests the datastore \"%s\", and its plugin is not installed here, so how %d other platforms read it is"
                        + " not planned. Install the plugin, or see to those feeds yourself",
                members.name(root),
                source.storeName(store),
                readers);
    }

    private static String formats(Collection<String> formats) {
        return formats.isEmpty() ? "nothing" : String.join(", ", formats);
    }

    /** A consumer wants data fresher than its way takes; which consumer is looked up only here. */
    void late(int store, int platform, long age, long wanted, String way) {
        problems.error(
                "federation-late",
                consumers.path(store, platform, wanted),
                "Data of \"%s\" is to be at most %s old on platform \"%s\", but on its way it gets %s old: %s. Ask for less, assign the"
                        + " consumer to a platform nearer to the source, or name a faster primary platform",
                source.storeName(store),
                Duration.ofMillis(wanted),
                members.name(platform),
                Duration.ofMillis(age),
                way);
    }
}
