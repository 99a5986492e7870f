package io.datasurface.awsbatch.jobs.run;

import java.time.Clock;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * What a job runs in.
 *
 * @param spark the session, from {@link SparkSessions}
 * @param clock for limits of time, for what people read, and for columns that hold the time of ingestion; nothing else depends on it
 * @param checkpoint told at every step
 * @param secrets where logins are
 */
public record JobContext(SparkSession spark, Clock clock, Checkpoint checkpoint, SecretStore secrets) {
    /** File system settings, with those of the session. */
    public Configuration hadoop() {
        return spark.sessionState().newHadoopConf();
    }
}
