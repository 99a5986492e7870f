package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.awsbatch.work.RawFiles;
import io.datasurface.awsbatch.work.StoreWork;
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

    /** Files go when they were ingested so long ago as the model says, if nobody brings them again; a program's output is none. */
    void store(EcosystemIndex.DatastoreEntry entry) {
        if (entry.datastore()
                .capture()
                .filter(DataTransformerOutput.class::isInstance)
                .isPresent()) {
            return;
        }
        RawFiles.asked(entry)
                .ifPresent(time -> obstacle(entry, time)
                        .ifPresent(why -> problems.warning(
                                "aws-raw-retention",
                                entry.path(),
                                "Data of %s is to be kept as it was captured for %s, but %s",
                                entry.datastore().name(),
                                time,
                                why)));
    }

    private Optional<String> obstacle(EcosystemIndex.DatastoreEntry entry, Duration time) {
        if (StoreWork.pull(entry.datastore()).isPresent()) {
            return Optional.of("of what " + instance.name()
                    + " reads with SQL nothing is kept but the tables; let another instance ingest the datastore");
        }
        if (StoreWork.drops(entry.datastore()).isPresent()) {
            return Optional.of("the files that " + instance.name()
                    + " has copied stay: DataSync would bring again what is removed,"
                    + " as long as it is at its source; remove them there and here by hand");
        }
        if (time.compareTo(RawRetention.SHORTEST) < 0) {
            return Optional.of(instance.name() + " looks for such files once a day, and keeps them for "
                    + RawRetention.SHORTEST + "; ask for that or more");
        }
        Duration most = Duration.ofDays(instance.parameters().integer("retention.stagingDays"));
        return RawFiles.isOfDms(entry.datastore()) && time.compareTo(most) > 0
                ? Optional.of("S3 removes what is in the staging bucket of " + instance.name() + " after " + most
                        + "; raise retention.stagingDays")
                : Optional.empty();
    }
}
