package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What DMS cannot load at off-peak hours. What it cannot load of a table the documents say. */
final class LoadRules {
    /** Who asks for data of days is served each quarter of one, and can be served once a day. */
    private static final int PARTS = 4;

    private final Instance instance;
    private final ProblemCollector problems;
    private final OffPeakLoads loads;
    private final Set<String> found = new TreeSet<>();

    LoadRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
        this.loads = new OffPeakLoads(instance);
    }

    /** Checks a container that the instance exports to; returns whether it can be exported as the parameters say. */
    boolean container(ObjectPath path, ExportWork work) {
        DataContainer container = work.container();
        if (loads.of(container).isEmpty()) {
            return true;
        }
        found.add(container.name());
        CronTrigger load = loads.of(container).get();
        if (!OffPeakLoads.canLoad(container)) {
            problems.error(
                    "aws-load-container",
                    path,
                    "%s says that DMS loads container %s, a %s; it loads PostgresDatabase and MySQLDatabase. Leave the container out of the parameter",
                    OffPeakLoads.PARAMETER,
                    container.name(),
                    container.getClass().getSimpleName());
            return false;
        }
        if (!Orchestration.of(instance).hasMachines()) {
            problems.error(
                    "aws-orchestration",
                    path,
                    "DMS loads container %s, and only a state machine starts it when its files are written; %s has orchestration %s. Set it to"
                            + " STEP_FUNCTIONS, or leave the container out of %s",
                    container.name(),
                    instance.name(),
                    Orchestration.of(instance),
                    OffPeakLoads.PARAMETER);
            return false;
        }
        try {
            CronSchedule.fields(load);
        } catch (IllegalArgumentException e) {
            problems.error(
                    "aws-cron",
                    instance.context().platform().path().child("parameters").child(OffPeakLoads.PARAMETER),
                    "The cron expression of container %s can't be used: %s",
                    container.name(),
                    String.valueOf(e.getMessage()));
            return false;
        }
        advise(path, work, load);
        return true;
    }

    private void advise(ObjectPath path, ExportWork work, CronTrigger load) {
        Duration asked = Cadence.of(work.requirements(), instance.parameters().duration("ingest.interval"));
        if (asked.multipliedBy(PARTS).compareTo(OffPeakLoads.pause(load)) < 0) {
            problems.warning(
                    "aws-load-latency",
                    path,
                    "Consumers of container %s would be served each %s, and it is loaded each %s at off-peak hours; have them ask for less, or leave the"
                            + " container out of %s",
                    work.container().name(),
                    asked,
                    OffPeakLoads.pause(load),
                    OffPeakLoads.PARAMETER);
        }
        if (work.container() instanceof MySQLDatabase
                && !instance.parameters()
                        .textMap("dms.certificates")
                        .containsKey(work.container().name())) {
            problems.warning(
                    "aws-unencrypted-load",
                    path,
                    "DMS encrypts the connection to this kind of database only with a certificate; import one into DMS and name its ARN in the"
                            + " parameter dms.certificates of %s, by the name of the container",
                    instance.name());
        }
    }

    /** Checks the parameters, after all containers. */
    void parameters(ObjectPath path) {
        instance.parameters().textMap(OffPeakLoads.PARAMETER).keySet().stream()
                .filter(name -> !found.contains(name))
                .forEach(name -> problems.error(
                        "aws-load-container",
                        path,
                        "%s names %s, and %s exports into no container of that name; name one of a workspace that it serves",
                        OffPeakLoads.PARAMETER,
                        name,
                        instance.name()));
        String lake = instance.parameters().text("icebergBucket.prefix");
        if (!instance.parameters().textMap(OffPeakLoads.PARAMETER).isEmpty()
                && (lake.isEmpty() || loads.prefix().equals(lake.split("/", 2)[0]))) {
            problems.error(
                    "aws-load-prefix",
                    path,
                    "The files that DMS loads would be in folder %s, among those of the Iceberg tables; give dms.loadPrefix and icebergBucket.prefix folders beside each other",
                    loads.prefix());
        }
    }
}
