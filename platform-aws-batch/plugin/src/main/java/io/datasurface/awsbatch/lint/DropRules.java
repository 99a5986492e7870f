package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.datasync.DropPlace;
import io.datasurface.awsbatch.datasync.SmbShare;
import io.datasurface.awsbatch.datasync.TransferRenderer;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.List;

/** What of dropped files DataSync cannot transfer, or the ingest job not read. */
final class DropRules {
    private final Instance instance;
    private final SecretRules secrets;
    private final ProblemCollector problems;

    DropRules(Instance instance, SecretRules secrets, ProblemCollector problems) {
        this.instance = instance;
        this.secrets = secrets;
        this.problems = problems;
    }

    /** Checks the capture; returns whether nothing was found. */
    boolean capture(EcosystemIndex.DatastoreEntry entry, StoreWork work, FileDropIngestion capture) {
        ObjectPath path = entry.path().child("capture");
        boolean clean = place(entry, path, capture);
        clean &= folders(path);
        if (capture.stepTrigger().isPresent() && capture.stepTrigger().get() instanceof CronTrigger cron) {
            clean &= cron(path.child("stepTrigger"), cron);
        } else if (capture.stepTrigger().isEmpty()) {
            Duration pause =
                    Cadence.of(work.requirements(), instance.parameters().duration("ingest.interval"));
            if (pause.compareTo(TransferRenderer.SHORTEST) < 0) {
                problems.warning(
                        "aws-drop-cadence",
                        path,
                        "Consumers of datastore %s ask for a transfer each %s, and DataSync starts one each hour at most; give the capture"
                                + " an ExternallyTriggered stepTrigger and start its task yourself, or ask for less",
                        entry.datastore().name(),
                        pause);
            }
        }
        return clean;
    }

    private boolean place(EcosystemIndex.DatastoreEntry entry, ObjectPath path, FileDropIngestion capture) {
        DropPlace place;
        try {
            place = DropPlace.of(instance, capture);
        } catch (IllegalArgumentException e) {
            problems.error("aws-drop-source", path, "%s", String.valueOf(e.getMessage()));
            return false;
        }
        if (place.kind() == DropPlace.Kind.SMB && capture.dataContainer().orElse(null) instanceof FileShare share) {
            SmbShare.credential(capture, share)
                    .ifPresent(credential -> secrets.lintSource(path.child("credential"), entry, credential));
        }
        List<String> accounts =
                instance.cells().all().stream().map(CellAccount::account).toList();
        if (place.account().filter(account -> !accounts.contains(account)).isPresent()) {
            problems.error(
                    "aws-drop-source",
                    path,
                    "The agents or the location of %s are in account %s, which is no cell of %s; make them in one of %s",
                    capture.dataContainer().map(container -> container.name()).orElse(""),
                    place.account().orElseThrow(),
                    instance.name(),
                    accounts);
            return false;
        }
        return true;
    }

    /** What is dropped or pulled stays, and files of the staging folder are removed after days. */
    boolean folders(ObjectPath path) {
        String staging = instance.parameters().text("stagingBucket.prefix") + "/";
        String drops = instance.parameters().text("drops.prefix") + "/";
        if (staging.equals("/") || drops.equals("/") || staging.startsWith(drops) || drops.startsWith(staging)) {
            problems.error(
                    "aws-drop-folder",
                    path,
                    "Dropped and pulled files stay, and staging files are removed after some days; give stagingBucket.prefix and drops.prefix of %s"
                            + " folders that are not inside of each other",
                    instance.name());
            return false;
        }
        return true;
    }

    private boolean cron(ObjectPath path, CronTrigger trigger) {
        try {
            CronSchedule.fields(trigger);
        } catch (IllegalArgumentException e) {
            problems.error("aws-cron", path, "%s", String.valueOf(e.getMessage()));
            return false;
        }
        if (CronExpression.parse(trigger.cron())
                        .values(CronExpression.Field.MINUTE)
                        .size()
                > 1) {
            problems.error(
                    "aws-cron",
                    path,
                    "The cron expression of trigger %s is met more than once an hour, which DataSync refuses; name one minute",
                    trigger.name());
            return false;
        }
        return true;
    }
}
