package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.Optional;

/** What models say of whole datastores and this platform does not do; whoever relies on it has to know. */
final class UnheededRules {
    private final Instance instance;
    private final ProblemCollector problems;

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
}
