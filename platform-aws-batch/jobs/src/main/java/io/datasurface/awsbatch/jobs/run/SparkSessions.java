package io.datasurface.awsbatch.jobs.run;

import io.datasurface.awsbatch.spec.LakeSpec;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Spark sessions that know the lake's catalog and read staging files without guessing. */
public final class SparkSessions {
    /** By its name, as Delta Lake asks for it: it can be loaded only where Delta Lake is. */
    static final String LOG_STORE = "io.datasurface.awsbatch.jobs.catalog.S3LogStore";

    private SparkSessions() {}

    /** The session of this process, with the settings for the lake. */
    public static SparkSession open(String name, LakeSpec lake, JobArguments.CatalogType type) {
        return open(name, List.of(lake), type);
    }

    /** The session of this process, with the settings for several lakes, each under the name of its catalog. */
    public static SparkSession open(String name, List<LakeSpec> lakes, JobArguments.CatalogType type) {
        SparkSession.Builder builder = SparkSession.builder().appName(name);
        lakes.forEach(lake -> settings(lake, type).forEach(builder::config));
        return builder.getOrCreate();
    }

    /** What {@link #open} sets. */
    static SortedMap<String, String> settings(LakeSpec lake, JobArguments.CatalogType type) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        settings.put("spark.sql.session.timeZone", "UTC");
        // Days and times of rows as java.time has them, which no calendar of old days bends.
        settings.put("spark.sql.datetime.java8API.enabled", "true");
        // A staging file that can't be read must fail the job: a table with less rows than its source is worse than
        // none.
        settings.put("spark.sql.files.ignoreCorruptFiles", "false");
        settings.put("spark.sql.files.ignoreMissingFiles", "false");
        // DMS writes the proleptic Gregorian calendar, and so do jobs that leave files for others; day 1 of year 1 is a
        // favourite default in databases.
        settings.put("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");
        settings.put("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED");
        settings.put("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
        settings.put("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");

        String catalog = "spark.sql.catalog." + lake.catalog();
        settings.put(catalog, "org.apache.iceberg.spark.SparkCatalog");
        settings.put(catalog + ".warehouse", lake.warehouse());
        // Progress is read from table metadata, so it must not be an older one that a cache holds.
        settings.put(catalog + ".cache-enabled", "false");
        // Tables of Delta Lake are found by their folders, without its catalog; and the job knows how long files are
        // needed.
        settings.put("spark.databricks.delta.requiredSparkConfsCheck.enabled", "false");
        settings.put("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        // Upkeep keeps their files few, so fifty tasks to read a log, as usual, are too many.
        settings.put("spark.databricks.delta.snapshotPartitions", "4");
        switch (type) {
            case HADOOP -> settings.put(catalog + ".type", "hadoop");
            case GLUE -> {
                settings.put(catalog + ".type", "glue");
                settings.put("spark.delta.logStore.s3.impl", LOG_STORE);
                settings.put("spark.delta.logStore.s3a.impl", LOG_STORE);
                settings.put(catalog + ".io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
                lake.access().ifPresent(access -> {
                    settings.put(catalog + ".glue.id", access.account());
                    settings.put(catalog + ".client.factory", "org.apache.iceberg.aws.AssumeRoleAwsClientFactory");
                    settings.put(catalog + ".client.assume-role.arn", access.roleArn());
                    settings.put(catalog + ".client.assume-role.region", access.region());
                });
            }
        }
        return Collections.unmodifiableSortedMap(settings);
    }
}
