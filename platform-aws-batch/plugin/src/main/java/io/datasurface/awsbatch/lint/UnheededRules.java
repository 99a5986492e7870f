package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What models say of whole datastores and workspaces and this platform does not do; whoever relies on it has to know. */
final class UnheededRules {
    private final Instance instance;
    private final ProblemCollector problems;
    private final Set<String> seen = new HashSet<>();

    UnheededRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    /** Raw data is kept as long as all of the staging bucket; a program's output is none. */
    void store(EcosystemIndex.DatastoreEntry entry) {
        if (entry.datastore()
                .capture()
                .filter(DataTransformerOutput.class::isInstance)
                .isPresent()) {
            return;
        }
        Duration kept = Duration.ofDays(instance.parameters().integer("retention.stagingDays"));
        Optional<Duration> asked =
                entry.datastore().rawRetention().or(() -> entry.zone().rawRetention());
        asked.filter(time -> !time.equals(kept))
                .ifPresent(time -> problems.warning(
                        "aws-raw-retention",
                        entry.path(),
                        "Data of %s is to be kept as it was captured for %s, and %s keeps what is in its staging bucket for %s; change"
                                + " retention.stagingDays, or let another instance ingest the datastore",
                        entry.datastore().name(),
                        time,
                        instance.name(),
                        kept));
    }

    /** Who may read a container is up to who owns it. */
    void workspace(EcosystemIndex.WorkspaceEntry entry) {
        if (!entry.workspace().entitlements().isEmpty()
                && seen.add(entry.workspace().name())) {
            problems.warning(
                    "aws-entitlements",
                    entry.path().child("entitlements"),
                    "%s delivers to the container of %s and lets nobody in; grant %s there yourself",
                    instance.name(),
                    entry.workspace().name(),
                    entry.workspace().entitlements().stream()
                            .map(UnheededRules::said)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String said(Entitlement entitlement) {
        return "the " + entitlement.principalType().name().toLowerCase(Locale.ROOT) + " " + entitlement.principal();
    }
}
