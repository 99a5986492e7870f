package io.datasurface.awsbatch.instance;

import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.required;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.DURATION;
import static io.datasurface.spi.ParameterType.FLAG;
import static io.datasurface.spi.ParameterType.INTEGER;
import static io.datasurface.spi.ParameterType.TEXT;
import static io.datasurface.spi.ParameterType.TEXT_LIST;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.List;

/** What an instance of the platform can be configured with. */
public final class InstanceParameters {
    private static final String BUCKET = "(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*";
    private static final String PREFIX = "(?=.{0,200}$)([A-Za-z0-9_=-]+(/[A-Za-z0-9_=-]+)*)?";
    private static final String KEY = "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+";
    private static final String AGENT = "arn:aws[a-z-]*:datasync:[a-z0-9-]+:[0-9]{12}:agent/agent-[0-9a-f]{17}";
    private static final String[] FORMATS = {"ICEBERG", "DELTA", "HUDI"};
    private static final String[] CATALOGERS = {"NONE", "CRAWLER"};
    private static final String[] WAYS = {"PROVISIONED", "SERVERLESS"};
    private static final String[] MASKS = {"HASH", "DIGITS_MASK", "DIGITS_RANDOMIZE"};
    private static final long MOST_STORES = 50;
    private static final long MOST_BAD = 1_000_000;
    /** They go through the memory of the run's driver. */
    private static final long MOST_ASIDE = 10_000;

    private static final long MOST_ROWS = 1_000_000_000;
    /** Those of CloudWatch. */
    private static final String[] LOG_PERIODS = {
        "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096", "1827",
        "2192", "2557", "2922", "3288", "3653"
    };

    /** An IAM role or user. */
    public static final String PRINCIPAL = "arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+";

    private static final String ROLE = "[A-Za-z0-9_+=,.@-]{1,64}";

    /** The parameters in the order in which help shows them. */
    public static final List<ParameterSpec> ALL = List.of(
            required("region", TEXT, "eu-central-1", "AWS region of the instance")
                    .matching("[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}"),
            required("account", TEXT, "123456789012", "AWS account of the instance, 12 digits, quoted in YAML")
                    .matching("[0-9]{12}"),
            required("role", TEXT, "datasurface-deploy", "name of the IAM role that Terraform assumes in the account")
                    .matching(ROLE),
            required("stagingBucket.name", TEXT, "acme-staging", "bucket that DMS writes to; created by the instance")
                    .matching(BUCKET),
            required("stagingBucket.role", TEXT, "acme-staging", "name of the IAM role with which DMS writes; created")
                    .matching(ROLE),
            prefix("stagingBucket.prefix", "staging", "folder of the staging bucket"),
            required("icebergBucket.name", TEXT, "acme-lake", "bucket of the Iceberg tables; created by the instance")
                    .matching(BUCKET),
            required(
                            "icebergBucket.role",
                            TEXT,
                            "acme-lake",
                            "what the names of the IAM roles of the Glue jobs begin with, one per purpose, such as acme-lake-ingest; created")
                    .matching(ROLE),
            withDefault(
                    "icebergBucket.sharedRoleKept",
                    FLAG,
                    ParameterValues.of(false),
                    "whether the one role that all jobs had in older renders, its grants and log groups are left in the account, without Terraform, for runs that have begun with it; once all root modules with jobs are applied, take it out again"),
            prefix("icebergBucket.prefix", "lake", "folder of the Iceberg bucket"),
            required("glueDatabase.name", TEXT, "acme_lake", "Glue database of the Iceberg tables; created")
                    .matching("[a-z][a-z0-9_]{0,254}"),
            required(
                            "glueDatabase.role",
                            TEXT,
                            "acme-readers",
                            "name of the IAM role that reads the whole lake; created if readers names somebody")
                    .matching(ROLE),
            required("network.vpc", TEXT, "vpc-0a1b2c3d", "VPC of the replication instances and Glue jobs")
                    .matching("vpc-[0-9a-f]{8,17}"),
            required("network.subnets", TEXT_LIST, "subnet-0a1b2c3d", "private subnets in at least two zones")
                    .matching("subnet-[0-9a-f]{8,17}"),
            optional(
                            "network.sourceCidrs",
                            TEXT_LIST,
                            "10.0.0.0/8",
                            "networks of databases; without it the VPC decides")
                    .matching("[0-9.]+/[0-9]{1,2}"),
            optional(
                            "network.securityGroups",
                            TEXT_LIST,
                            "sg-0a1b2c3d",
                            "security groups of replication instances and jobs besides the one that is created")
                    .matching("sg-[0-9a-f]{8,17}"),
            optional(
                            "kmsKey",
                            TEXT,
                            "arn:aws:kms:eu-central-1:123456789012:key/1234",
                            "key to use instead of an own one")
                    .matching(KEY),
            optional("stateBucket", TEXT, "acme-tfstate", "bucket of the Terraform states; without it states are local")
                    .matching(BUCKET),
            optional(
                            "jobVersion",
                            TEXT,
                            "0.1.0",
                            "version of the jobs' jar in the control bucket; default: the plugin's")
                    .matching("[A-Za-z0-9._-]{1,64}"),
            withDefault(
                            "governance",
                            TEXT,
                            ParameterValues.of("LAKE_FORMATION"),
                            "LAKE_FORMATION (LF-tags) or plain IAM")
                    .oneOf("LAKE_FORMATION", "IAM"),
            optional(
                            "readers",
                            TEXT_LIST,
                            "arn:aws:iam::123456789012:role/analysts",
                            "principals that may assume glueDatabase.role, which is made for them alone; without one nobody reads the whole lake")
                    .matching("arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+)"),
            optional(
                            "feeds.readers",
                            TEXT_LIST,
                            "arn:aws:iam::123456789012:role/reader",
                            "principals of platforms of other types that may read what they take of the lake; those of this type are known")
                    .matching("arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+)"),
            optional(
                            "entitlements.roles",
                            TEXT_MAP,
                            "analysts: arn:aws:iam::123456789012:role/analysts",
                            "IAM roles or users, with semicolons, that principals who are entitled to workspaces on the lake stand for; those that are called by their ARN need no entry")
                    .matching(PRINCIPAL + "( *; *" + PRINCIPAL + ")*"),
            optional(
                            "entitlements.accounts",
                            TEXT_MAP,
                            "analysts: analysts_ro",
                            "what entitled principals are called in consumers' databases, if not what the model calls them, by <principal> or, narrower, <container>/<principal>")
                    .matching("(?i)(?!(public|none)$)[^\\p{Cntrl}]{1,288}"),
            integer(
                            "access.roots",
                            4,
                            "root modules among which entitled workspaces are dealt by their names; more of them move some workspaces, which are then handed over")
                    .between(1, 64),
            optional(
                    "access.handedOver",
                    TEXT_LIST,
                    "Analysts",
                    "entitled workspaces whose role, policies and workgroup are there, and in the state of another root module than their own: taken up instead of made; for one apply"),
            optional(
                            "redshift.copyRoles",
                            TEXT_MAP,
                            "warehouse: arn:aws:iam::123456789012:role/warehouse-copy",
                            "roles of a Redshift with which it copies what is exported into it, by the name of the container; without one its default role does")
                    .matching("arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+"),
            optional("notifications", TEXT_LIST, "data-ops@acme.example", "e-mail addresses that hear of failures")
                    .matching("[^@\\s]+@[^@\\s]+"),
            optional(
                            "delivery.tools",
                            TEXT_LIST,
                            "GITHUB",
                            "what applies the render, of GITHUB (a workflow), ATLANTIS and TERRAGRUNT: their files are rendered into ci/")
                    .oneOf("GITHUB", "ATLANTIS", "TERRAGRUNT"),
            withDefault("delivery.branch", TEXT, ParameterValues.of("main"), "branch whose commits are applied")
                    .matching("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){0,4}"),
            optional(
                            "delivery.folder",
                            TEXT,
                            "rendered/AwsProduction",
                            "folder of the instance's files in their repository; without it they are at its top")
                    .matching("[A-Za-z0-9_=][A-Za-z0-9_.=-]{0,99}(/[A-Za-z0-9_=][A-Za-z0-9_.=-]{0,99}){0,9}"),
            optional(
                            "delivery.role",
                            TEXT,
                            "arn:aws:iam::123456789012:role/datasurface-github",
                            "role that the workflow takes by OIDC and that may assume role; without it role itself")
                    .matching("arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+"),
            withDefault(
                    "lineage",
                    FLAG,
                    ParameterValues.of(false),
                    "whether each root module of a chunk has a lineage.json with events of OpenLineage"),
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
                    .oneOf("true", "false"),
            withDefault(
                            "tables.format",
                            TEXT,
                            ParameterValues.of("ICEBERG"),
                            "how datasets can be read in the lake: ICEBERG, or DELTA or HUDI too (a table of Delta Lake or Hudi beside each, which follows it; HUDI needs locks in DYNAMODB)")
                    .oneOf(FORMATS),
            optional(
                            "tables.formats",
                            TEXT_MAP,
                            "dataset/crm/customers: DELTA",
                            "the same of the datasets of a zone/<zone>, team/<zone>/<team> or store/<name>, or of one, dataset/<store>/<name>; the narrowest wins")
                    .oneOf(FORMATS),
            optional(
                            Instance.TABLE_VERSIONS,
                            TEXT_MAP,
                            "dataset/crm/customers: 2",
                            "which version of its table a dataset has, by dataset/<store>/<name>, quoted in YAML: one more when it gets a key, a partitioning or a type that its table can't follow; 1 if it is not there")
                    .matching("[1-9][0-9]?"),
            withDefault(
                            "tables.formerKept",
                            DURATION,
                            ParameterValues.of(Duration.ofDays(7)),
                            "how long a table stays of which there is another version that shows its dataset; one of past states at least as long as those are kept")
                    .between(Duration.ofDays(1), Duration.ofDays(3650)),
            withDefault(
                            "upkeep.interval",
                            DURATION,
                            ParameterValues.of(Duration.ofDays(1)),
                            "how long upkeep leaves a table alone, at least; it looks every 25 hours which are due")
                    .between(Duration.ofDays(1), Duration.ofDays(365)),
            optional(
                            "upkeep.intervals",
                            TEXT_MAP,
                            "dataset/crm/customers: P7D",
                            "the same, in days, of the datasets of a zone/<zone>, team/<zone>/<team> or store/<name>, or of one, dataset/<store>/<name>; the narrowest wins")
                    .matching("P[1-9][0-9]{0,2}D"),
            withDefault(
                            "catalog.rawFiles",
                            TEXT,
                            ParameterValues.of("NONE"),
                            "who makes tables of raw files, those that DMS, transfers and programs put into the staging bucket: NONE, or a CRAWLER of Glue for all")
                    .oneOf(CATALOGERS),
            optional(
                            "catalog.rawFilesOf",
                            TEXT_MAP,
                            "store/crm: CRAWLER",
                            "the same of the datastores of a zone/<zone>, team/<zone>/<team> or store/<name>; the narrowest wins")
                    .oneOf(CATALOGERS),
            optional(
                            "catalog.rawDatabase",
                            TEXT,
                            "acme_raw",
                            "Glue database of the tables that the crawler makes; created; without it glueDatabase.name with _raw")
                    .matching("[a-z][a-z0-9_]{0,254}"),
            withDefault(
                    "catalog.crawl",
                    TEXT,
                    ParameterValues.of("0 3 * * *"),
                    "when the crawler runs, as five cron fields in UTC, quoted in YAML; ten minutes are paid each time at least"),
            withDefault(
                            "orchestration",
                            TEXT,
                            ParameterValues.of("STEP_FUNCTIONS"),
                            "who runs jobs: STEP_FUNCTIONS (state machines that schedules and events start), GLUE_WORKFLOWS (a workflow of jobs for each datastore, transformer and export) or SCHEDULES (each document has a schedule that starts its job)")
                    .oneOf("STEP_FUNCTIONS", "GLUE_WORKFLOWS", "SCHEDULES"),
            withDefault("glue.version", TEXT, ParameterValues.of("5.1"), "Glue runtime")
                    .matching("[0-9]+\\.[0-9]+"),
            withDefault("glue.workerType", TEXT, ParameterValues.of("G.1X"), "Glue worker")
                    .matching("[A-Z]\\.[0-9.]+X"),
            integer("glue.workers", 4, "workers of a job run").between(2, 299),
            optional(
                            "glue.maxConcurrentRuns",
                            INTEGER,
                            "2000",
                            "most runs of one job at a time, at most what the quotas glue-runs-per-job and glue-runs are, which count without it; a plan that needs more does not fit")
                    .between(1, 1_000_000),
            withDefault(
                            "glue.longRun",
                            DURATION,
                            ParameterValues.of(Duration.ofHours(6)),
                            "how long a run may go on before the failures' topic is told, which ends no run")
                    .between(Duration.ofMinutes(1), Duration.ofDays(2)),
            integer(
                            "glue.retries",
                            2,
                            "times that Glue tries a failed run again where no state machine does; with any, runs beyond a quota are refused instead of queued")
                    .between(0, 10),
            withDefault(
                    "glue.flex",
                    FLAG,
                    ParameterValues.of(true),
                    "whether runs for consumers of LOW priority, at most every half hour, and upkeep use spare capacity (FLEX; G.1X and G.2X)"),
            withDefault(
                            "locks",
                            TEXT,
                            ParameterValues.of("PROCESS"),
                            "whom upkeep, and whoever writes tables of Hudi, keep apart: runs of one PROCESS, or by leases in DYNAMODB all; that needs datasurface-aws.jar beside the jobs' jar")
                    .oneOf("PROCESS", "DYNAMODB"),
            integer("retention.logDays", 400, "days that logs are kept, one of the periods of CloudWatch")
                    .oneOf(LOG_PERIODS),
            integer("retention.stagingDays", 90, "days that staging files are kept, from when they were written")
                    .between(7, 3650),
            withDefault(
                            "ingest.interval",
                            DURATION,
                            ParameterValues.of(Duration.ofMinutes(5)),
                            "pause between ingestions of a store that asks for no other")
                    .atLeast(Duration.ofMinutes(1)),
            optional(
                            "reconcile.interval",
                            DURATION,
                            "PT24H",
                            "pause between comparisons of the lake with what is exported from it; without it nothing is compared; each reads whole tables, and a source may be ahead of the lake")
                    .atLeast(Reconciliation.SHORTEST),
            withDefault(
                    "reconcile.sources",
                    FLAG,
                    ParameterValues.of(false),
                    "whether sources are compared, too; each time reads them as a whole"),
            integer("reconcile.tolerance", 0, "rows of a table that may differ before a comparison fails")
                    .between(0, MOST_ROWS),
            withDefault(
                            "pull.watermarkOverlap",
                            DURATION,
                            ParameterValues.of(Duration.ofMinutes(10)),
                            "how far behind the last watermark rows are read again, for transactions that committed late")
                    .between(Duration.ZERO, Duration.ofDays(3650)),
            withDefault(
                            "pull.timeout",
                            DURATION,
                            ParameterValues.of(Duration.ofHours(2)),
                            "time after which a program that pulls is stopped")
                    .between(Duration.ofMinutes(1), Duration.ofDays(1)),
            integer("pull.runSeconds", 600, "seconds that a program that pulls is assumed to run, for quotas and costs")
                    .between(1, 86_400),
            prefix(
                    "drops.prefix",
                    "drops",
                    "folder of the staging bucket for files that producers drop or programs pull; nothing removes them"),
            optional(
                            "drops.agents",
                            TEXT_MAP,
                            "plant_share: arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d4e5f60718",
                            "DataSync agents that mount a share, by container, with semicolons")
                    .matching(AGENT + "( *; *" + AGENT + "){0,3}"),
            optional(
                            "drops.locations",
                            TEXT_MAP,
                            "office_share: arn:aws:datasync:eu-central-1:123456789012:location/loc-0a1b2c3d4e5f60718",
                            "DataSync locations that are made outside of Terraform, by container, such as object storages that are not S3")
                    .matching("arn:aws[a-z-]*:datasync:[a-z0-9-]+:[0-9]{12}:location/loc-[0-9a-f]{17}"),
            optional(
                            "drops.domains",
                            TEXT_MAP,
                            "office_share: corp.acme.example",
                            "Windows domains of the users of SMB shares, by container; without one the server decides")
                    .matching("(?=.{1,253}$)[A-Za-z0-9]+([.-]+[A-Za-z0-9]+)*"),
            optional(
                            "drops.smbVersions",
                            TEXT_MAP,
                            "office_share: SMB3",
                            "the only version of SMB that is used with a share, by container, of AUTOMATIC (the newest that both sides know, the default), SMB3, SMB2 and SMB2_0")
                    .oneOf("AUTOMATIC", "SMB3", "SMB2", "SMB2_0"),
            optional(
                            "drops.secretVersions",
                            TEXT_MAP,
                            "office_share: 01234567-89ab-cdef-0123-456789abcdef",
                            "versions of the secrets of SMB shares, by container: DataSync has the password of the version that was current when its location was made, until another is named here")
                    .matching("[A-Za-z0-9-]{32,64}"),
            integer(
                            "drops.maxBadRows",
                            100,
                            "most rows of a dataset, or documents, that go to quarantine in a batch; with one more the batch fails")
                    .between(0, MOST_BAD),
            integer(
                            "drops.maxBadFiles",
                            1,
                            "most files of a dataset that go to quarantine in a batch; with one more the batch fails")
                    .between(0, MOST_BAD),
            integer(
                            "quality.maxQuarantined",
                            1000,
                            "most rows of a dataset that rules put aside in a batch; with one more the batch is not published")
                    .between(0, MOST_ASIDE),
            integer("glue.runSeconds", 120, "seconds that a job run is assumed to take, for quotas and costs")
                    .between(1, 86_400),
            optional(
                            "quotas",
                            TEXT_MAP,
                            "dms-tasks: 1200",
                            "quotas that differ from AWS's defaults, in all accounts, quoted in YAML; quotas.json has their names")
                    .matching("[0-9]{1,15}"),
            integer("costs.rows", 1_000_000, "rows that a dataset is assumed to have, for costs")
                    .between(0, MOST_ROWS),
            integer("costs.rowBytes", 200, "bytes that a row is assumed to have, for costs")
                    .between(0, 1_000_000),
            integer("costs.changesPerDay", 100_000, "rows of a dataset that are assumed to change in a day, for costs")
                    .between(0, MOST_ROWS),
            optional(
                            "prices",
                            TEXT_MAP,
                            "glue-dpu-hour: 0.44",
                            "prices in US dollars that differ from those assumed, quoted in YAML; costs.json has their names")
                    .matching("[0-9]{1,9}([.][0-9]{1,9})?"),
            integer("quotaReserve", 0, "percent of each quota that are left to others in the accounts")
                    .between(0, 90),
            optional(
                    "overrides",
                    TEXT_MAP,
                    "aws_glue_job.* timeout: 600",
                    "arguments of rendered resources, by \"<type>.<label, with *> <argument>\", quoted in YAML; lists with semicolons"),
            optional(
                    "overridesAccepted",
                    TEXT_LIST,
                    "aws_glue_job.security_configuration",
                    "<type>.<argument> that overrides may change although data, access or other root modules depend on it"),
            optional(
                            "audit.logBucket",
                            TEXT,
                            "acme-access-logs",
                            "bucket of the account and region for S3's access logs of the instance's buckets; not made: it is encrypted by S3's own keys, and its policy lets logging.s3.amazonaws.com write")
                    .matching(BUCKET),
            optional("tags", TEXT_MAP, "cost-centre: \"42\"", "tags of every resource"),
            optional(
                            "cells.accounts",
                            TEXT_MAP,
                            "north: 210987654321",
                            "accounts beside the home account, quoted in YAML, by a short name of the cell")
                    .matching("[0-9]{12}"),
            optional("cells.roles", TEXT_MAP, "north: deploy", "role that Terraform assumes, by cell; default: role")
                    .matching(ROLE),
            optional("cells.vpcs", TEXT_MAP, "north: vpc-0a1b2c3d", "VPC, by cell; every cell needs one")
                    .matching("vpc-[0-9a-f]{8,17}"),
            optional(
                            "cells.subnets",
                            TEXT_MAP,
                            "north: subnet-0a1b2c3d; subnet-1a1b2c3d",
                            "private subnets in at least two zones, by cell, with semicolons; every cell needs them")
                    .matching("subnet-[0-9a-f]{8,17}( *; *subnet-[0-9a-f]{8,17})*"),
            optional(
                            "cells.sourceCidrs",
                            TEXT_MAP,
                            "north: 10.0.0.0/8",
                            "networks of databases, by cell, with semicolons; without them the VPC decides")
                    .matching("[0-9.]+/[0-9]{1,2}( *; *[0-9.]+/[0-9]{1,2})*"),
            optional(
                            "cells.kmsKeys",
                            TEXT_MAP,
                            "north: arn:aws:kms:eu-central-1:210987654321:key/1234",
                            "key to use, by cell; default: an own one")
                    .matching(KEY),
            optional(
                            "cells.stagingBuckets",
                            TEXT_MAP,
                            "north: acme-staging-north",
                            "staging bucket, by cell; default: that of the instance, a hyphen and the cell")
                    .matching(BUCKET),
            optional(
                            "cells.logBuckets",
                            TEXT_MAP,
                            "north: acme-access-logs-north",
                            "the same as audit.logBucket, by cell, as logs stay in the account")
                    .matching(BUCKET),
            optional(
                    "cells.locations",
                    TEXT_MAP,
                    "north: AcmeIT:Norway/Oslo",
                    "locations of databases, by cell, with semicolons: databases there are read in this cell or others that name it"),
            optional(
                    "cells.affinity",
                    TEXT_MAP,
                    "zone/HR: north",
                    "cell of the datastores of a zone/<zone>, team/<zone>/<team> or store/<name>; the narrowest wins"),
            optional(
                            "cells.quotas",
                            TEXT_MAP,
                            "north/dms-tasks: 1200",
                            "quotas that differ in one account, by cell and quota")
                    .matching("[0-9]{1,15}"));

    private InstanceParameters() {}

    private static ParameterSpec prefix(String name, String example, String help) {
        return withDefault(name, TEXT, ParameterValues.of(example), help + ", without slashes around it")
                .matching(PREFIX);
    }

    private static ParameterSpec integer(String name, long value, String help) {
        return withDefault(name, INTEGER, ParameterValues.of(value), help);
    }
}
