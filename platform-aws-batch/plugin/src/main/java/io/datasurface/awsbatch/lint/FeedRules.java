package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.feed.TakenFeed;
import io.datasurface.awsbatch.foundation.FeedFacts;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.PlatformModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What cannot be taken from other platforms, and who cannot take from this one. */
final class FeedRules {
    private final Instance instance;
    private final PlatformModel model;
    private final ProblemCollector problems;

    FeedRules(Instance instance, PlatformModel model, ProblemCollector problems) {
        this.instance = instance;
        this.model = model;
        this.problems = problems;
    }

    /** Checks a datastore that the graph reads from another platform; returns whether nothing was found. */
    boolean source(EcosystemIndex.DatastoreEntry entry, String readsFrom, StoreWork work) {
        String store = entry.datastore().name();
        Optional<FeedOffer> offer = LakeFeeds.source(instance, model, store);
        if (offer.isEmpty()) {
            problems.error(
                    "aws-foreign-buffer",
                    entry.path(),
                    "Datastore %s is ingested by platform %s, and no feed of it to %s as %s is planned; let an instance of the type "
                            + "federation plan it, name %s among its primary ingestion platforms, or assign its consumers to %s",
                    store,
                    readsFrom,
                    instance.name(),
                    LakeFeeds.FORMAT,
                    instance.name(),
                    readsFrom);
            return false;
        }
        try {
            requireReachable(TakenFeed.of(offer.get()));
        } catch (IllegalArgumentException e) {
            problems.error("aws-foreign-buffer", entry.path(), "%s", String.valueOf(e.getMessage()));
            return false;
        }
        List<String> missing = work.notInTheFeed();
        if (!missing.isEmpty()) {
            problems.error(
                    "aws-feed-lacks",
                    entry.path(),
                    "Datasets %s of datastore %s are wanted on %s, and the feed of platform %s that is planned does not have them; "
                            + "ask the author of the planner, or name %s among the datastore's primary ingestion platforms",
                    missing,
                    store,
                    instance.name(),
                    readsFrom,
                    instance.name());
            return false;
        }
        Optional<Duration> kept = offer.get().retention();
        if (kept.filter(time -> time.compareTo(work.pause()) < 0).isPresent()) {
            problems.warning(
                    "aws-feed-retention",
                    entry.path(),
                    "Platform %s keeps snapshots of datastore %s for %s, and %s takes it every %s: all rows are read each time; keep them longer there",
                    offer.get().platform(),
                    store,
                    kept.get(),
                    instance.name(),
                    work.pause());
        }
        return true;
    }

    /** Roles of one partition of AWS (China, GovCloud) cannot be assumed from another. */
    private void requireReachable(TakenFeed feed) {
        String role = feed.offer().access().getOrDefault(TakenFeed.ROLE, "");
        String own = instance.arns().partition();
        if (!role.startsWith("arn:" + own + ":")) {
            throw new IllegalArgumentException("The feed of platform " + feed.platform() + " is read with the role "
                    + role + ", which nobody of the partition " + own
                    + " can assume; take it from a platform of that partition");
        }
    }

    /** Checks that all that take from this platform can be let in. */
    void takers(ObjectPath path) {
        FeedFacts facts = FeedFacts.of(instance, model);
        if (!facts.namesTables(instance)) {
            problems.warning(
                    "aws-feed-wide",
                    path,
                    "Other platforms take so many tables of %s (%d, those of batches too) that the policy of the role for feeds cannot name them: "
                            + "all that take one may read the whole lake; use a lake of its own, by another instance, for what is not for them",
                    instance.name(),
                    facts.tables().size());
        }
        int readers = instance.parameters().texts("feeds.readers").size();
        if (readers >= facts.strangers().size()) {
            return;
        }
        for (String stranger : facts.strangers()) {
            problems.warning(
                    "aws-feed-reader",
                    path,
                    "Platform %s takes feeds of %s, and is no aws-batch instance whose role is known; name its principal in feeds.readers, which has %d for %d platforms",
                    stranger,
                    instance.name(),
                    readers,
                    facts.strangers().size());
        }
    }
}
