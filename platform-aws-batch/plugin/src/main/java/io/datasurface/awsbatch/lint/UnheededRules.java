package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.access.Principals;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What models say of whole datastores and workspaces and this platform does not do; whoever relies on it has to know. */
final class UnheededRules {
    private final Instance instance;
    private final ProblemCollector problems;
    private final Principals principals;
    private final Set<String> seen = new HashSet<>();

    UnheededRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
        this.principals = new Principals(instance);
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

    /** Whom an entitlement names by no name that the container knows, or what DMS loads, has to be let in by somebody else. */
    void workspace(EcosystemIndex.WorkspaceEntry entry) {
        if (entry.workspace().dataContainer().isEmpty()
                || !seen.add(entry.workspace().name())) {
            return;
        }
        List<Entitlement> entitlements = entry.workspace().entitlements();
        for (int i = 0; i < entitlements.size(); i++) {
            Entitlement entitlement = entitlements.get(i);
            ObjectPath path = entry.path().child("entitlements", Integer.toString(i));
            principals
                    .refusal(entry.workspace().dataContainer().get(), entitlement.principal())
                    .ifPresent(why -> problems.warning(
                            "aws-entitlements",
                            path,
                            "%s does not let %s into the container of %s: %s",
                            instance.name(),
                            said(entitlement),
                            entry.workspace().name(),
                            why));
        }
    }

    private static String said(Entitlement entitlement) {
        return "the " + entitlement.principalType().name().toLowerCase(Locale.ROOT) + " " + entitlement.principal();
    }
}
