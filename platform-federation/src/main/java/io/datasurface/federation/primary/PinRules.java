package io.datasurface.federation.primary;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;

/** Reports stores for which no single platform can be primary, and the ways out. */
public final class PinRules {
    private static final int MOST_TOLD = 5;

    private final ProblemCollector problems;

    /**
     * Reports to a collector.
     *
     * @param problems takes the problems
     */
    public PinRules(ProblemCollector problems) {
        this.problems = problems;
    }

    private static ObjectPath pin(EcosystemIndex.DatastoreEntry store) {
        return ObjectPath.ROOT.child(
                "primaryIngestionPlatforms", store.datastore().name());
    }

    void twoPins(EcosystemIndex.DatastoreEntry store, List<String> pins) {
        problems.error(
                "federation-two-primaries",
                pin(store),
                "The datastore \"%s\" has %d primary platforms, %s, and each would load its source; name one of them, and the others read"
                        + " that one's buffer",
                store.datastore().name(),
                pins.size(),
                String.join(", ", pins));
    }

    void badPin(EcosystemIndex.DatastoreEntry store, String pin, String against, List<String> others) {
        problems.error(
                "federation-primary-cannot",
                pin(store),
                "Platform \"%s\" is to ingest the datastore \"%s\", but %s. %s",
                pin,
                store.datastore().name(),
                against,
                others.isEmpty()
                        ? "No platform of the model may and can: change the capture, or add a platform that can"
                        : "Name one that may and can: " + told(others, ", "));
    }

    void nobody(EcosystemIndex.DatastoreEntry store, List<String> needing, List<String> against) {
        problems.error(
                "federation-no-primary",
                store.path(),
                "The datastore \"%s\" is needed on %s, but no platform may and can ingest it%s. Change its capture or the policy, or add"
                        + " a platform that can",
                store.datastore().name(),
                needing.isEmpty() ? "the platforms of its transformer" : String.join(", ", needing),
                against.isEmpty() ? "" : " (" + told(against, "; ") + ")");
    }

    private static String told(List<String> all, String between) {
        String told = String.join(between, all.subList(0, Math.min(MOST_TOLD, all.size())));
        return all.size() > MOST_TOLD ? told + between + (all.size() - MOST_TOLD) + " more" : told;
    }
}
