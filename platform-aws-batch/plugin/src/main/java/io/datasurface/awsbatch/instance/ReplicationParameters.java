package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.integer;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.DURATION;
import static io.datasurface.spi.ParameterType.FLAG;
import static io.datasurface.spi.ParameterType.TEXT;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.List;

/** How DMS copies databases. */
final class ReplicationParameters {
    private static final String[] WAYS = {"PROVISIONED", "SERVERLESS"};
    private static final String[] MASKS = {"HASH", "DIGITS_MASK", "DIGITS_RANDOMIZE"};
    private static final long MOST_STORES = 50;

    static final List<ParameterSpec> ALL = List.of(
            withDefault(
                            "dms.instanceClass",
                            TEXT,
                            ParameterValues.of("dms.t3.medium"),
                            "class of replication instances")
                    .matching("dms\\.[a-z0-9]+\\.[a-z0-9]+"),
            withDefault("dms.engineVersion", TEXT, ParameterValues.of("3.5.4"), "DMS engine")
                    .matching("[0-9]+\\.[0-9]+\\.[0-9]+"),
            integer("dms.allocatedStorage", 100, "GB of a replication instance").between(5, 6144),
            withDefault("dms.multiAz", FLAG, ParameterValues.of(false), "whether replication instances have a standby"),
            integer("dms.storesPerInstance", 40, "datastores per replication instance (two endpoints each)")
                    .between(1, MOST_STORES),
            integer(
                            "dms.lobMaxSize",
                            63,
                            "KB up to which large objects are copied; DMS holds 10,000 rows of this size in memory")
                    .between(1, 102_400),
            withDefault(
                            "dms.postgresPlugin",
                            TEXT,
                            ParameterValues.of("test-decoding"),
                            "what decodes the log of PostgreSQL sources: test-decoding comes with the server; pglogical sends captured tables alone, but has to be installed, and knows no REPLICA IDENTITY FULL")
                    .oneOf("test-decoding", "pglogical"),
            optional(
                    "dms.certificates",
                    TEXT_MAP,
                    "autocorp_db: arn:aws:dms:...:cert:ABC",
                    "DMS certificate ARN by container"),
            optional(
                            "dms.masking",
                            TEXT_MAP,
                            "PC2: DIGITS_MASK",
                            "how DMS masks captured columns of a classification, by <kind> or <kind>/<name>: HASH (SHA-256 of text), DIGITS_MASK (# for each digit of text) or DIGITS_RANDOMIZE (other digits of text and exact numbers)")
                    .oneOf(MASKS),
            optional(
                    "dms.loads",
                    TEXT_MAP,
                    "warehouse: 0 2 * * *",
                    "consumers' databases (PostgreSQL, MySQL) that DMS loads whole at off-peak hours instead of the export job, by container: when, as five cron fields in UTC, quoted in YAML"),
            withDefault(
                            "dms.loadPrefix",
                            TEXT,
                            ParameterValues.of("loads"),
                            "folder of the Iceberg bucket for the files that DMS loads, beside that of the tables")
                    .matching("[A-Za-z0-9_=-]{1,100}"),
            withDefault(
                            "dms.loadTimeout",
                            DURATION,
                            ParameterValues.of(Duration.ofHours(6)),
                            "time after which people hear of a load that has not ended")
                    .between(Duration.ofMinutes(10), Duration.ofDays(1)),
            withDefault(
                    "dms.manageServiceRoles",
                    FLAG,
                    ParameterValues.of(true),
                    "whether to create dms-vpc-role and dms-cloudwatch-logs-role, which exist once per account"),
            withDefault(
                            "dms.replication",
                            TEXT,
                            ParameterValues.of("PROVISIONED"),
                            "how changes are captured: PROVISIONED (tasks on replication instances that chunks share) or SERVERLESS (a replication of its own for each datastore, paid by the capacity that it uses)")
                    .oneOf(WAYS),
            optional(
                            "dms.replications",
                            TEXT_MAP,
                            "store/crm: SERVERLESS",
                            "how changes of the datastores of a zone/<zone>, team/<zone>/<team> or store/<name> are captured; the narrowest wins")
                    .oneOf(WAYS),
            optional(
                            "dms.keyBeforeImages",
                            TEXT_MAP,
                            "store/crm: true",
                            "whether DMS delivers the keys that rows had before each change, quoted in YAML, by zone/<zone>, team/<zone>/<team> or store/<name>; the narrowest wins. PostgreSQL, MySQL and MariaDB have them; rows of old keys go then, which stay until the next load otherwise")
                    .oneOf("true", "false"),
            integer(
                    "serverless.minCapacity",
                    1,
                    "DMS capacity units (DCU, 2 GB of memory each) that a serverless replication has at least"),
            integer(
                    "serverless.maxCapacity",
                    16,
                    "DMS capacity units that a serverless replication grows to at most; one that needs more fails"),
            optional(
                            "serverless.capacities",
                            TEXT_MAP,
                            "store/crm: 4-64",
                            "least and most DMS capacity units, by zone/<zone>, team/<zone>/<team> or store/<name>; the narrowest wins")
                    .matching("[0-9]{1,3} *- *[0-9]{1,3}"),
            withDefault(
                    "serverless.multiAz",
                    FLAG,
                    ParameterValues.of(false),
                    "whether serverless replications have a standby, which costs as much again"),
            optional(
                            "serverless.standbys",
                            TEXT_MAP,
                            "zone/HR: true",
                            "whether there is a standby, quoted in YAML, by zone/<zone>, team/<zone>/<team> or store/<name>; the narrowest wins")
                    .oneOf("true", "false"));

    private ReplicationParameters() {}
}
