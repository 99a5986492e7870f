package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.fargate.TaskSize;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.lint.ProblemCollector;
import java.util.Locale;

/** What of programs that pull Fargate cannot run. */
final class ProgramRules {
    private final Instance instance;
    private final ProblemCollector problems;

    ProgramRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    /** Checks the capture; returns whether nothing was found. */
    boolean capture(EcosystemIndex.DatastoreEntry entry, CustomPullIngestion capture) {
        ObjectPath path = entry.path().child("capture");
        SecretRules secrets = new SecretRules(instance, problems);
        capture.credential().ifPresent(credential -> secrets.lintSource(path.child("credential"), entry, credential));
        boolean clean = new DropRules(instance, secrets, problems).folders(path);
        if (capture.stepTrigger().isPresent() && capture.stepTrigger().get() instanceof CronTrigger cron) {
            clean &= cron(path.child("stepTrigger"), cron);
        }
        if (!(capture.code() instanceof ContainerImageCodeArtifact program)) {
            problems.error(
                    "aws-pull-program",
                    path.child("code"),
                    "Programs that pull run in containers on Fargate, and datastore %s has a %s; put it into an image and name that in a"
                            + " ContainerImageCodeArtifact",
                    entry.datastore().name(),
                    capture.code().getClass().getSimpleName());
            return false;
        }
        boolean runs = program(path.child("code"), program);
        return clean && runs;
    }

    private boolean program(ObjectPath path, ContainerImageCodeArtifact program) {
        boolean clean = true;
        for (String name : program.envVars().keySet()) {
            if (name.toUpperCase(Locale.ROOT).startsWith(PullNames.SETTING_PREFIX)) {
                problems.error(
                        "aws-pull-setting",
                        path.child("envVars", name),
                        "Settings that begin with %s are those that the platform gives to a program; rename %s",
                        PullNames.SETTING_PREFIX,
                        name);
                clean = false;
            }
        }
        try {
            TaskSize.of(program);
        } catch (IllegalArgumentException e) {
            problems.error("aws-pull-size", path, "%s", String.valueOf(e.getMessage()));
            clean = false;
        }
        return clean;
    }

    private boolean cron(ObjectPath path, CronTrigger trigger) {
        try {
            CronSchedule.fields(trigger);
            return true;
        } catch (IllegalArgumentException e) {
            problems.error("aws-cron", path, "%s", String.valueOf(e.getMessage()));
            return false;
        }
    }
}
