package io.datasurface.awsbatch.load;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.PostgresDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The containers of an instance that DMS loads at off-peak hours from files of whole tables, instead of the export job. */
public final class OffPeakLoads {
    /** The parameter that names them. */
    public static final String PARAMETER = "dms.loads";

    /** Calls of DMS of a load of an hour: the task before, two tests, and a look each two minutes. */
    public static final long CALLS = 35;

    private static final AwsNames PLAIN = AwsNames.plain();
    private static final String LOAD = "load";

    private final Instance instance;
    private final Map<String, String> crons;

    /**
     * Makes those of an instance.
     *
     * @param instance the platform instance
     */
    public OffPeakLoads(Instance instance) {
        this.instance = instance;
        this.crons = instance.parameters().textMap(PARAMETER);
    }

    /** Returns whether there are any, or may be. */
    public boolean areThere() {
        return !crons.isEmpty();
    }

    /**
     * Returns when a container is loaded, in UTC.
     *
     * @param container a container of consumers
     * @return empty if DMS does not load it
     */
    public Optional<CronTrigger> of(DataContainer container) {
        return Optional.ofNullable(crons.get(container.name())).map(cron -> new CronTrigger(container.name(), cron));
    }

    /**
     * Returns whether DMS can load a container.
     *
     * @param container a container of consumers
     */
    public static boolean canLoad(DataContainer container) {
        return container instanceof PostgresDatabase || container instanceof MySQLDatabase;
    }

    /**
     * Returns how often a day a container is loaded, on a day on which it is.
     *
     * @param load a valid trigger
     */
    public static long aDay(CronTrigger load) {
        CronExpression cron = CronExpression.parse(load.cron());
        return (long) cron.values(CronExpression.Field.MINUTE).size()
                * cron.values(CronExpression.Field.HOUR).size();
    }

    /**
     * Returns the time between two loads of a day.
     *
     * @param load a valid trigger
     */
    public static Duration pause(CronTrigger load) {
        return Duration.ofMinutes(Duration.ofDays(1).toMinutes() / aDay(load));
    }

    /** Returns the folder, inside the bucket of the lake, of all files that DMS loads. */
    public String prefix() {
        return instance.parameters().text("dms.loadPrefix");
    }

    /**
     * Returns the folder, inside the bucket of the lake, of what DMS loads.
     *
     * @param container a container that it loads
     * @param identity what tells it from other containers
     * @param chunk id of the chunk
     */
    public String folder(DataContainer container, String identity, String chunk) {
        return prefix() + "/" + instance.zones().ofContainer(container) + "/"
                + PLAIN.name(AwsNameRule.S3_KEY_PART, identity, chunk);
    }

    /** Returns the role with which DMS reads these files. */
    public String role() {
        return instance.named(AwsNameRule.IAM_ROLE, "loads");
    }

    /**
     * Returns the task that loads.
     *
     * @param container identity of the container
     * @param chunk id of the chunk
     */
    public String task(String container, String chunk) {
        return instance.named(AwsNameRule.DMS_TASK, LOAD, container, chunk);
    }

    /**
     * Returns an endpoint of the task.
     *
     * @param container identity of the container
     * @param chunk id of the chunk
     * @param side which one
     */
    public String endpoint(String container, String chunk, String side) {
        return instance.named(AwsNameRule.DMS_ENDPOINT, LOAD, container, chunk, side);
    }
}
