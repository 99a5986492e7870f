package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.dms.Capacity;
import io.datasurface.awsbatch.dms.KeyImages;
import io.datasurface.awsbatch.dms.Replication;
import io.datasurface.awsbatch.dms.ServerlessReplication;
import io.datasurface.awsbatch.dms.SourceEngine;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** In which ways DMS replicates datastores, and what a serverless replication cannot do. */
final class ReplicationRules {
    /** A replication that has stopped loses its place after 48 hours; with a day between runs there is one more to bring it back. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private static final List<String> SCOPED =
            List.of("dms.replications", "serverless.capacities", "serverless.standbys", KeyImages.PARAMETER);

    private final Instance instance;
    private final ProblemCollector problems;

    ReplicationRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    /** Checks the parameters. */
    void parameters(ObjectPath path) {
        for (String name : SCOPED) {
            instance.parameters().textMap(name).keySet().stream()
                    .filter(key -> !StoreScope.isKnown(instance.context().ecosystem(), key))
                    .forEach(key -> problems.error(
                            "aws-replication-scope",
                            path,
                            "%s names %s, which the model does not have; use %s",
                            name,
                            key,
                            StoreScope.FORMS));
        }
        capacity(
                path,
                "serverless.minCapacity and serverless.maxCapacity",
                ServerlessReplication.usual(instance, false));
        instance.parameters()
                .textMap("serverless.capacities")
                .forEach((key, range) ->
                        capacity(path, "serverless.capacities of " + key, ServerlessReplication.range(range, false)));
    }

    private void capacity(ObjectPath path, String what, Capacity capacity) {
        if (!capacity.isValid()) {
            problems.error(
                    "aws-serverless-capacity",
                    path,
                    "%s are %d to %d DMS capacity units; use two of %s, the smaller one first",
                    what,
                    capacity.least(),
                    capacity.most(),
                    Capacity.SIZES);
        }
    }

    /** Checks the capture of a datastore; returns whether nothing was found. */
    boolean capture(EcosystemIndex.DatastoreEntry entry, CDCCaptureIngestion capture) {
        keyImages(entry, capture);
        if (Replication.of(instance, entry).capacity().isEmpty()) {
            return true;
        }
        Optional<StepTrigger> trigger = capture.stepTrigger().filter(ReplicationRules::isSeldom);
        trigger.ifPresent(step -> problems.error(
                "aws-serverless-trigger",
                entry.path().child("capture", "stepTrigger"),
                "The ingestion of datastore %s starts its serverless replication, and resumes it when it has stopped, before DMS gives up its place"
                        + " after 48 hours; let it run once a day at least, or set dms.replications: {store/%s: PROVISIONED}",
                entry.datastore().name(),
                entry.datastore().name()));
        return trigger.isEmpty();
    }

    /** Keys of documents do not change. */
    private void keyImages(EcosystemIndex.DatastoreEntry entry, CDCCaptureIngestion capture) {
        Optional<SourceEngine> engine = capture.dataContainer()
                .flatMap(SourceEngine::of)
                .filter(kind ->
                        !KeyImages.areGivenBy(kind) && kind != SourceEngine.MONGODB && kind != SourceEngine.DOCUMENTDB);
        if (engine.isEmpty() || !KeyImages.areWanted(instance, entry)) {
            return;
        }
        problems.warning(
                "aws-key-images",
                entry.path().child("capture"),
                "%s asks for the keys of before for datastore %s, and DMS has whole ones of PostgreSQL, MySQL and MariaDB only, not of %s: when a key"
                        + " changes there, the row of the old key stays in the lake, the ingest job tells of it (alarm key-changes), the comparison"
                        + " with the source (reconcile.sources) names it, and a raised hint loadEpoch removes it; set store/%s: \"false\"",
                KeyImages.PARAMETER,
                entry.datastore().name(),
                capture.dataContainer().orElseThrow().name(),
                entry.datastore().name());
    }

    /** Returns whether the connection to a database can be encrypted in the way in which it is replicated. */
    boolean encrypts(EcosystemIndex.DatastoreEntry entry, SourceEngine engine) {
        return engine.isEncryptedServerless()
                || Replication.of(instance, entry).capacity().isEmpty();
    }

    /** Reports a connection that cannot be; returns whether the datastore can be replicated at all. */
    boolean unencrypted(EcosystemIndex.DatastoreEntry entry, boolean hasCertificate) {
        ObjectPath path = entry.path().child("capture");
        String store = entry.datastore().name();
        if (hasCertificate) {
            problems.error(
                    "aws-serverless-source",
                    path,
                    "DMS Serverless takes no certificate for this kind of database; replicate datastore %s with a task"
                            + " (dms.replications: {store/%s: PROVISIONED}), or take its container out of dms.certificates",
                    store,
                    store);
        } else {
            problems.warning(
                    "aws-unencrypted-source",
                    path,
                    "DMS Serverless does not encrypt the connection to this kind of database; replicate datastore %s with a task"
                            + " (dms.replications: {store/%s: PROVISIONED}) and a certificate (dms.certificates)",
                    store,
                    store);
        }
        return !hasCertificate;
    }

    private static boolean isSeldom(StepTrigger trigger) {
        if (trigger instanceof ExternallyTriggered) {
            return true;
        }
        return trigger instanceof CronTrigger cron
                && CronExpression.mistake(cron.cron()).isEmpty()
                && CronExpression.parse(cron.cron()).longestGap().compareTo(LONGEST_PAUSE) > 0;
    }
}
