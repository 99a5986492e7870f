package io.datasurface.tck;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.host.AnalyzedPlatform;
import io.datasurface.spi.FeedOffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a platform for the feeds that it offers. */
final class OfferCheck {
    private OfferCheck() {}

    /** What is wrong with the offers, a line for each. */
    static List<String> mistakes(ContractRun run) {
        List<String> mistakes = new ArrayList<>();
        run.analyzed().forEach(platform -> check(platform, mistakes));
        return mistakes;
    }

    private static void check(AnalyzedPlatform platform, List<String> mistakes) {
        List<FeedOffer> offers = platform.platform().offers(platform.model());
        if (!offers.equals(platform.platform().offers(platform.model()))) {
            mistakes.add("offers() says something else the second time");
        }
        Set<String> ingested = new HashSet<>();
        platform.model().graph().nodes().forEach(node -> store(node).ifPresent(ingested::add));
        Set<List<String>> seen = new HashSet<>();
        for (FeedOffer offer : offers) {
            String what = "the feed of " + offer.store() + " as " + offer.format();
            if (!offer.platform().equals(platform.name())) {
                mistakes.add(what + " is offered for platform " + offer.platform() + "; offer what is of "
                        + platform.name() + " only");
            }
            if (!ingested.contains(offer.store())) {
                mistakes.add(what + " is of a datastore that the platform does not ingest");
            }
            for (String dataset : offer.datasets()) {
                if (platform.model().ecosystem().dataset(offer.store(), dataset).isEmpty()) {
                    mistakes.add(what + " has the dataset " + dataset + ", which the datastore does not have");
                }
            }
            if (!seen.add(List.of(offer.platform(), offer.store(), offer.format()))) {
                mistakes.add(what + " is offered twice; put its datasets into one offer");
            }
        }
    }

    private static Optional<String> store(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }
}
