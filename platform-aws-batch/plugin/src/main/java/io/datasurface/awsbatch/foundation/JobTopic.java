package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Glue jobs, one per purpose; each runs on the document that its run is given. */
final class JobTopic {
    /** The name by which Spark knows the catalog of the lake. */
    static final String CATALOG = "lake";

    private static final String TOPIC = "jobs";
    private static final long TWO_DAYS_MINUTES = 2 * 24 * 60;
    /** The longest that Glue lets a job run: the first copy of a large container takes days. */
    private static final long WEEK_MINUTES = 7 * 24 * 60;

    private final Foundation foundation;
    private final TfString key;

    private JobTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.key = key;
    }

    /**
     * Adds the jobs.
     *
     * @param role the role of the jobs, followed by its policies
     */
    static void add(Foundation foundation, TfString key, List<TfResource> role) {
        JobTopic topic = new JobTopic(foundation, key);
        TfResource security = topic.securityConfiguration();
        topic.logs();
        for (Purpose purpose : foundation.instance().purposes()) {
            topic.job(purpose, security, role);
        }
    }

    private TfResource securityConfiguration() {
        return foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                        "aws_glue_security_configuration",
                                        "jobs",
                                        it -> it.set("name", foundation.names().securityConfiguration())
                                                .block(
                                                        "encryption_configuration",
                                                        all -> all.block(
                                                                        "cloudwatch_encryption",
                                                                        to -> to.set(
                                                                                        "cloudwatch_encryption_mode",
                                                                                        "SSE-KMS")
                                                                                .set("kms_key_arn", key))
                                                                .block(
                                                                        "job_bookmarks_encryption",
                                                                        to -> to.set(
                                                                                        "job_bookmarks_encryption_mode",
                                                                                        "CSE-KMS")
                                                                                .set("kms_key_arn", key))
                                                                .block(
                                                                        "s3_encryption",
                                                                        to -> to.set("s3_encryption_mode", "SSE-KMS")
                                                                                .set("kms_key_arn", key))))
                                .createBeforeDestroy());
    }

    /** Adds the groups that Glue would make on the first run, so that their logs are not kept for ever. */
    private void logs() {
        String group = foundation.names().jobLogs() + "/" + foundation.names().securityConfiguration() + "-role/"
                + foundation.text("icebergBucket.role") + "/";
        for (String kind : List.of("error", "output")) {
            if (AwsNameRule.LOG_GROUP.accepts(group + kind)) {
                foundation
                        .module()
                        .add(
                                TOPIC,
                                TfResource.of(
                                        "aws_cloudwatch_log_group",
                                        "jobs_" + kind,
                                        it -> it.set("name", group + kind)
                                                .set("retention_in_days", foundation.number("retention.logDays"))
                                                .set("kms_key_id", key)));
            }
        }
    }

    private void job(Purpose purpose, TfResource security, List<TfResource> role) {
        TfResource job = TfResource.of(
                "aws_glue_job",
                purpose.label(),
                it -> it.set("name", foundation.instance().glueJob(purpose))
                        .set(
                                "description",
                                "Job " + purpose.label() + " of "
                                        + foundation.names().title())
                        .set("role_arn", role.get(0).attr("arn"))
                        .set("glue_version", foundation.text("glue.version"))
                        .set("worker_type", foundation.text("glue.workerType"))
                        .set("number_of_workers", foundation.number("glue.workers"))
                        .set("timeout", purpose == Purpose.EXPORT ? WEEK_MINUTES : TWO_DAYS_MINUTES)
                        .set("max_retries", 0)
                        .set("job_run_queuing_enabled", true)
                        .set("security_configuration", security.attr("name"))
                        .set("connections", Tf.texts(foundation.names().connections()))
                        .set("default_arguments", Tf.textMap(arguments(purpose)))
                        .block(
                                "execution_property",
                                to -> to.set("max_concurrent_runs", foundation.number("glue.maxConcurrentRuns")))
                        .block(
                                "command",
                                to -> to.set("name", "glueetl")
                                        .set(
                                                "script_location",
                                                inControl(foundation.names().scriptKey()))));
        foundation
                .module()
                .add(TOPIC, job.dependsOn(role.subList(1, role.size()).toArray(TfResource[]::new)));
    }

    private SortedMap<String, String> arguments(Purpose purpose) {
        SortedMap<String, String> arguments = new TreeMap<>();
        arguments.put("--job-language", "scala");
        arguments.put("--class", "GlueApp");
        arguments.put("--extra-jars", inControl(foundation.names().jarKey()));
        arguments.put("--TempDir", inControl(FoundationNames.TEMPORARY + "/"));
        arguments.put("--custom-logGroup-prefix", foundation.names().jobLogs());
        arguments.put("--datalake-formats", "iceberg");
        arguments.put("--conf", settings());
        arguments.put("--enable-auto-scaling", "true");
        arguments.put("--enable-metrics", "true");
        arguments.put("--enable-observability-metrics", "true");
        arguments.put("--ds-job", purpose.label());
        if (purpose == Purpose.MAINTAIN && foundation.instance().locksInStateTable()) {
            arguments.merge(
                    "--extra-jars", inControl(foundation.names().locksJarKey()), (jar, more) -> jar + "," + more);
            arguments.put("--ds-locks", "dynamodb:" + foundation.instance().stateTableArn());
            if (!foundation.instance().cell().home()) {
                arguments.put("--ds-locks-role", LakeAccess.roleArn(foundation.instance()));
            }
        }
        return arguments;
    }

    /** Glue takes several settings in one argument. */
    private String settings() {
        String catalog = "spark.sql.catalog." + CATALOG;
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
                foundation.instance().home().account(),
                catalog + ".warehouse",
                foundation.instance().warehouse()));
        if (!foundation.instance().cell().home()) {
            settings.put(catalog + ".client.factory", "org.apache.iceberg.aws.AssumeRoleAwsClientFactory");
            settings.put(catalog + ".client.assume-role.arn", LakeAccess.roleArn(foundation.instance()));
            settings.put(
                    catalog + ".client.assume-role.region",
                    foundation.instance().region());
        }
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" --conf "));
    }

    private String inControl(String key) {
        return "s3://" + foundation.instance().controlBucket() + "/" + key;
    }
}
