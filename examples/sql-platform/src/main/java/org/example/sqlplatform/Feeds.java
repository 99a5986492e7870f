package org.example.sqlplatform;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What instances read of each other: the live tables of a store, which another instance sees through {@code postgres_fdw}. */
final class Feeds {
    /** How instances name the format. */
    static final String FORMAT = "postgres";

    static final String HOST = "host";
    static final String PORT = "port";
    static final String DATABASE = "database";
    static final String SCHEMA = "schema";
    private static final Duration LONGEST = Duration.ofDays(1);

    private Feeds() {}

    static Optional<String> store(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }

    static Optional<String> readsFrom(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return multi.readsFrom();
        }
        return node instanceof IngestionSingleNode single ? single.readsFrom() : Optional.empty();
    }

    /** Every store that is there can be read by others. */
    static List<FeedOffer> offers(PlatformContext context, Settings settings, PlatformModel model) {
        SortedMap<String, Duration> stores = new TreeMap<>();
        for (IntentionNode node : model.graph().nodes()) {
            store(node).ifPresent(store -> stores.put(store, cadence(model.ecosystem(), node)));
        }
        List<FeedOffer> offers = new ArrayList<>();
        stores.forEach((store, cadence) -> offers.add(new FeedOffer(
                context.name(),
                store,
                List.copyOf(model.ecosystem()
                        .datastore(store)
                        .orElseThrow()
                        .datastore()
                        .datasets()
                        .keySet()),
                FORMAT,
                context.platform().provider().locations(),
                new TreeMap<>(Map.of(
                        HOST,
                        settings.host(),
                        PORT,
                        Long.toString(settings.port()),
                        DATABASE,
                        settings.database(),
                        SCHEMA,
                        store,
                        "grant",
                        "USAGE ON SCHEMA " + Sql.name(store) + ", SELECT ON ALL TABLES IN SCHEMA " + Sql.name(store))),
                FeedSemantics.SNAPSHOT,
                List.of(MilestoningStrategy.LIVE_ONLY),
                // A run commits all tables of a store at once, and has no number: what a transaction reads is the
                // newest batch.
                Optional.empty(),
                cadence,
                Optional.empty())));
        return offers;
    }

    /** The longest time between two runs; of what has no schedule of its own that of a day. */
    private static Duration cadence(EcosystemIndex ecosystem, IntentionNode node) {
        return Schedules.cron(ecosystem, node)
                .map(cron -> CronExpression.parse(cron).longestGap())
                .orElse(LONGEST);
    }

    /** The feed that a node reads, as it was planned; empty for one that reads a source, or where nothing was planned. */
    static Optional<FeedOffer> of(FeedPlan feeds, IntentionNode node) {
        return take(feeds, node).flatMap(feeds::offer);
    }

    static Optional<FeedTake> take(FeedPlan feeds, IntentionNode node) {
        return feeds.takes().stream()
                .filter(take -> take.platform().equals(node.platform())
                        && take.format().equals(FORMAT)
                        && readsFrom(node).equals(Optional.of(take.from()))
                        && store(node).equals(Optional.of(take.store())))
                .findFirst();
    }
}
