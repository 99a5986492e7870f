package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.TableFormats;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is the same of all Glue jobs of a purpose: one script and one jar for all, which the arguments tell what to do. */
public final class JobDefinition {
    /** The type of the resource. */
    public static final String TYPE = "aws_glue_job";

    private static final long TWO_DAYS_MINUTES = 2 * 24 * 60;
    /** The longest that Glue lets a job run: the first copy of a large container takes days. */
    private static final long WEEK_MINUTES = 7 * 24 * 60;

    private final Instance instance;
    private final FoundationNames names;
    private final Function<Purpose, TfValue> roles;
    private final TfValue security;

    /**
     * Makes definitions.
     *
     * @param instance the platform instance, seen from the cell of the jobs
     * @param roles ARNs of the roles of the jobs by their purpose
     * @param security name of their security configuration
     */
    public JobDefinition(Instance instance, Function<Purpose, TfValue> roles, TfValue security) {
        this.instance = instance;
        this.names = new FoundationNames(instance);
        this.roles = roles;
        this.security = security;
    }

    /**
     * What a job has of its own.
     *
     * @param label label of the resource
     * @param name name of the job
     * @param description what it is for
     * @param arguments what it is told besides what all are, if nobody tells it more with a run
     * @param retries how often Glue tries a failed run again, 0 to 10
     * @param runs how many there may be at a time
     * @param execution on which capacity it runs, if nobody says another with a run
     */
    public record Own(
            String label,
            String name,
            String description,
            Map<String, String> arguments,
            long retries,
            long runs,
            ExecutionClass execution) {}

    /**
     * Returns a job.
     *
     * @param purpose what it is for
     * @param own what it has of its own
     */
    public TfResource of(Purpose purpose, Own own) {
        SortedMap<String, String> arguments = arguments(purpose);
        arguments.putAll(own.arguments());
        return TfResource.of(TYPE, own.label(), it -> {
            it.set("name", own.name())
                    .set("description", own.description())
                    .set("role_arn", roles.apply(purpose))
                    .set("glue_version", instance.parameters().text("glue.version"))
                    .set("worker_type", instance.parameters().text("glue.workerType"))
                    .set("number_of_workers", instance.parameters().integer("glue.workers"))
                    .set("timeout", purpose == Purpose.EXPORT ? WEEK_MINUTES : TWO_DAYS_MINUTES)
                    .set("max_retries", own.retries())
                    // What Glue would make of a run that it queues and tries again is not documented.
                    .set("job_run_queuing_enabled", own.retries() == 0);
            if (own.execution() != ExecutionClass.STANDARD) {
                it.set("execution_class", own.execution().name());
            }
            it.set("security_configuration", security)
                    .set("connections", Tf.texts(names.connections()))
                    .set("default_arguments", Tf.textMap(arguments))
                    .block("execution_property", to -> to.set("max_concurrent_runs", own.runs()))
                    .block("notification_property", to -> to.set("notify_delay_after", longRunMinutes()))
                    .block(
                            "command",
                            to -> to.set("name", "glueetl").set("script_location", inControl(names.scriptKey())));
        });
    }

    private long longRunMinutes() {
        return instance.parameters().duration("glue.longRun").toMinutes();
    }

    private SortedMap<String, String> arguments(Purpose purpose) {
        SortedMap<String, String> arguments = new TreeMap<>();
        arguments.put("--job-language", "scala");
        arguments.put("--class", "GlueApp");
        arguments.put("--extra-jars", inControl(names.jarKey()));
        arguments.put("--TempDir", inControl(instance.folders().temporary(purpose) + "/"));
        arguments.put("--custom-logGroup-prefix", names.jobLogs());
        arguments.put("--datalake-formats", formats(purpose));
        arguments.put("--conf", settings(purpose));
        arguments.put("--enable-auto-scaling", "true");
        arguments.put("--enable-metrics", "true");
        arguments.put("--enable-observability-metrics", "true");
        arguments.put("--ds-job", purpose.label());
        if (takesLeases(instance, purpose)) {
            arguments.merge("--extra-jars", inControl(names.locksJarKey()), (jar, more) -> jar + "," + more);
            arguments.put("--ds-locks", "dynamodb:" + instance.stateTableArn());
            if (!instance.cell().home()) {
                arguments.put("--ds-locks-role", LakeAccess.roleArn(instance, purpose));
            }
        }
        return arguments;
    }

    /** Upkeep locks what it removes files of; tables of Hudi are locked by whoever writes them. */
    static boolean takesLeases(Instance instance, Purpose purpose) {
        return instance.locksInStateTable()
                && (purpose == Purpose.MAINTAIN
                        || (writesCopies(instance, purpose) && TableFormats.has(instance, TableFormat.HUDI)));
    }

    /** What Glue puts on the class path. Only the jobs that write tables of other formats, and keep them in order, need more than Iceberg. */
    private String formats(Purpose purpose) {
        Stream<TableFormat> others =
                writesCopies(instance, purpose) ? TableFormats.others(instance).stream() : Stream.of();
        return Stream.concat(Stream.of(TableFormat.ICEBERG), others)
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static boolean writesCopies(Instance instance, Purpose purpose) {
        return (purpose == Purpose.INGEST || purpose == Purpose.MAINTAIN)
                && instance.cell().home();
    }

    /** Glue takes several settings in one argument. */
    private String settings(Purpose purpose) {
        String catalog = "spark.sql.catalog." + Instance.CATALOG;
        SortedMap<String, String> settings = new TreeMap<>(Map.of(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
                catalog,
                "org.apache.iceberg.spark.SparkCatalog",
                catalog + ".type",
                "glue",
                catalog + ".io-impl",
                "org.apache.iceberg.aws.s3.S3FileIO",
                catalog + ".glue.id",
                instance.home().account(),
                catalog + ".warehouse",
                instance.warehouse()));
        if (!instance.cell().home()) {
            settings.put(catalog + ".client.factory", "org.apache.iceberg.aws.AssumeRoleAwsClientFactory");
            settings.put(catalog + ".client.assume-role.arn", LakeAccess.roleArn(instance, purpose));
            settings.put(catalog + ".client.assume-role.region", instance.region());
        }
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" --conf "));
    }

    private String inControl(String key) {
        return "s3://" + instance.controlBucket() + "/" + key;
    }
}
