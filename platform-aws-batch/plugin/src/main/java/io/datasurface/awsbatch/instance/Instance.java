package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.override.Overrides;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.common.Credential;
import io.datasurface.model.platform.CredentialStore;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** An instance of the platform: what it is configured with and where its things are. Names are functions of the instance and the model. */
public final class Instance {
    /** Version of the plugin, of what it renders, and of the jobs that belong to it. */
    public static final String VERSION = "0.1.0";

    /** Name of the folder, below that of a datastore, to which its transformer writes. */
    public static final String LANDING = "landing";

    /** Name of the folder, below that of a datastore, of bad rows and files. */
    public static final String QUARANTINE = "quarantine";

    /** Beginning of the name of a folder with the files of a load epoch. */
    public static final String EPOCH = "e";

    /** Name of the object, in the staging folder of a datastore, that says that its full load is complete. */
    public static final String LOAD_MARKER = "_ds_loaded";

    /** Name of the object, in the folder of a program's run, that the program writes last. */
    public static final String RUN_MARKER = "_COMPLETE";

    /** Folder of what the cells beside the home cell have of their own. */
    public static final String CELLS = "cells";

    /** The name by which Spark knows the catalog of the lake. */
    public static final String CATALOG = "lake";

    /** The name by which Spark knows the catalog of a lake that is taken from. */
    public static final String FEED_CATALOG = "feed";

    /** Folder of the control bucket for what jobs write for a while: it is emptied after days. */
    public static final String TEMPORARY = "tmp";

    /** Folder of the control bucket that databases of consumers copy rows from. */
    public static final String COPIES = TEMPORARY + "/copies";

    /** Folder of the control bucket for what the ingest job reads with SQL. */
    public static final String PULLS = TEMPORARY + "/pulls";

    /** Folder of the control bucket for what the ingest job reads in other lakes. */
    public static final String TAKEN = TEMPORARY + "/feeds";

    /** The folder of the control bucket with programs. */
    public static final String CODE = "code/";

    /** The parameter that says which version of its table a dataset has. */
    public static final String TABLE_VERSIONS = "tables.versions";

    /** What the keys of the tags begin with that the platform itself sets. */
    public static final String TAG_PREFIX = "datasurface:";

    private static final AwsNames NAMES = AwsNames.withPrefix("ds");
    private static final AwsNames PLAIN = AwsNames.plain();

    private final PlatformContext context;
    private final Cells cells;
    private final CellAccount cell;
    private final Overrides overrides;

    /**
     * Makes an instance, seen from its home cell.
     *
     * @param context the instance in the model with its checked parameters
     */
    public Instance(PlatformContext context) {
        this(context, Cells.of(context.parameters()));
    }

    private Instance(PlatformContext context, Cells cells) {
        this(
                context,
                cells,
                cells.home(),
                Overrides.of(
                        context.parameters().textMap("overrides"),
                        context.parameters().texts("overridesAccepted")));
    }

    private Instance(PlatformContext context, Cells cells, CellAccount cell, Overrides overrides) {
        this.overrides = overrides;
        this.context = context;
        this.cells = cells;
        this.cell = cell;
    }

    /**
     * Returns the instance seen from one of its cells: what belongs to an account is that of the cell, the lake is that of the home cell.
     *
     * @param name name of a cell; any other stands for the home cell
     */
    public Instance in(String name) {
        return new Instance(context, cells, cells.find(name).orElse(cells.home()), overrides);
    }

    /** Returns the instance seen from the home cell. */
    public Instance home() {
        return in(cells.home().name());
    }

    /** Returns what parameters change of rendered resources; it remembers what it has changed of what was rendered for this object. */
    public Overrides overrides() {
        return overrides;
    }

    /** Returns the cells of the instance. */
    public Cells cells() {
        return cells;
    }

    /** Returns the cell from which the instance is seen. */
    public CellAccount cell() {
        return cell;
    }

    /** Returns the name of the instance in the model. */
    public String name() {
        return context.name();
    }

    /** Returns the parameters. */
    public Parameters parameters() {
        return context.parameters();
    }

    /** Returns where the instance is described in the model, and by whom. */
    public PlatformContext context() {
        return context;
    }

    /** Returns the ARNs of the cell's account and the region. */
    public Arns arns() {
        return new Arns(region(), account());
    }

    /** Returns the AWS region. */
    public String region() {
        return parameters().text("region");
    }

    /** Returns the AWS account of the cell. */
    public String account() {
        return cell.account();
    }

    /** Returns the name of the role that Terraform assumes in the cell. */
    public String deployRole() {
        return cell.role();
    }

    /** Returns the VPC of the cell. */
    public String vpc() {
        return cell.vpc();
    }

    /** Returns whether access to the lake is governed by Lake Formation rather than by IAM alone. */
    public boolean usesLakeFormation() {
        return parameters().text("governance").equals("LAKE_FORMATION");
    }

    /** Returns the bucket that DMS writes to in the cell. */
    public String stagingBucket() {
        return cell.stagingBucket();
    }

    /** Returns the bucket of the cell's account that takes the access logs of others, if there is one. */
    public Optional<String> logBucket() {
        return cell.home()
                ? parameters().optionalText("audit.logBucket")
                : Optional.ofNullable(parameters().textMap("cells.logBuckets").get(cell.name()));
    }

    /** Returns the bucket of the Iceberg tables. */
    public String icebergBucket() {
        return parameters().text("icebergBucket.name");
    }

    /** Returns the bucket of the jobs' code, their spec documents and the query results of Athena. */
    public String controlBucket() {
        return NAMES.name(AwsNameRule.S3_BUCKET, name(), "control", account(), region());
    }

    /** Returns the Glue database of the Iceberg tables. */
    public String database() {
        return parameters().text("glueDatabase.name");
    }

    /** Returns the location of new Iceberg tables. */
    public String warehouse() {
        return location(icebergBucket(), parameters().text("icebergBucket.prefix"));
    }

    /** Returns the folder, inside the staging bucket, of what DMS has written of a datastore, in all load epochs. */
    public String stagingFolder(String store) {
        return staging(store);
    }

    /** Returns the folder, inside the staging bucket, of a datastore in a load epoch. */
    public String stagingFolder(String store, long epoch) {
        return staging(store) + "/" + EPOCH + epoch;
    }

    /** Returns the folder, inside the staging bucket, that a transformer writes a datastore to. */
    public String landingFolder(String store) {
        return staging(store) + "/" + LANDING;
    }

    /** Returns the folder, inside the control bucket, of what the ingest job reads of a datastore with SQL; it is emptied after days. */
    public String pullFolder(String store) {
        return PULLS + "/" + PLAIN.name(AwsNameRule.S3_KEY_PART, store);
    }

    /** Returns the folder, inside the control bucket, of what the ingest job reads of a datastore in another lake; it is emptied after days. */
    public String feedFolder(String store) {
        return TAKEN + "/" + PLAIN.name(AwsNameRule.S3_KEY_PART, store);
    }

    /** Returns the folder, inside the control bucket, that a database of a consumer copies rows from; it is emptied after days. */
    public String copyFolder(String container) {
        return COPIES + "/" + PLAIN.name(AwsNameRule.S3_KEY_PART, container);
    }

    /** Returns the folder in it for a chunk. */
    public String copyFolder(String container, String chunk) {
        return copyFolder(container) + "/" + PLAIN.name(AwsNameRule.S3_KEY_PART, chunk);
    }

    /** Returns the folder, inside the staging bucket, that holds the files that are dropped or pulled for a datastore; no rule of S3 removes them. */
    public String dropFolder(String store) {
        return parameters().text("drops.prefix") + "/" + PLAIN.name(AwsNameRule.S3_KEY_PART, store);
    }

    /** Returns the folder, inside the staging bucket, of what cannot be ingested of a datastore. */
    public String quarantineFolder(String store) {
        return staging(store) + "/" + QUARANTINE;
    }

    /** Returns the role with which DataSync reads sources and writes to the staging bucket. */
    public String transferRole() {
        return named(AwsNameRule.IAM_ROLE, "transfers");
    }

    /** Returns the role with which events start state machines. */
    public String eventsRole() {
        return named(AwsNameRule.IAM_ROLE, "events");
    }

    /** Returns the log group of the transfers. */
    public String transferLogs() {
        return named(AwsNameRule.LOG_GROUP, "transfers");
    }

    /** Returns the folder, inside a landing folder, that holds the folders of the datasets. */
    public String landingSchema() {
        return "output";
    }

    private String staging(String store) {
        String folder = PLAIN.name(AwsNameRule.S3_KEY_PART, store);
        String prefix = parameters().text("stagingBucket.prefix");
        return prefix.isEmpty() ? folder : prefix + "/" + folder;
    }

    /** Returns the Iceberg table of a dataset, of the version that parameters ask for. */
    public String table(String store, String dataset) {
        return table(store, dataset, tableVersion(store, dataset));
    }

    /** Returns the tables that the dataset had before, by former versions, the oldest first. */
    public List<String> formerTables(String store, String dataset) {
        return IntStream.range(1, tableVersion(store, dataset))
                .mapToObj(version -> table(store, dataset, version))
                .toList();
    }

    /** Returns the tables of all datasets that have had another version of theirs. */
    public List<String> formerTables() {
        List<String> former = new ArrayList<>();
        for (String key : new TreeSet<>(parameters().textMap(TABLE_VERSIONS).keySet())) {
            // Names may have slashes.
            for (int i = key.indexOf('/') + 1; i > 0 && i < key.length(); i++) {
                String store = key.substring(key.indexOf('/') + 1, i);
                if (key.charAt(i) == '/'
                        && context.ecosystem()
                                .dataset(store, key.substring(i + 1))
                                .isPresent()) {
                    former.addAll(formerTables(store, key.substring(i + 1)));
                }
            }
        }
        return former;
    }

    private int tableVersion(String store, String dataset) {
        String version = parameters().textMap(TABLE_VERSIONS).get("dataset/" + store + "/" + dataset);
        return version == null ? 1 : Integer.parseInt(version);
    }

    private static String table(String store, String dataset, int version) {
        return version == 1
                ? PLAIN.name(AwsNameRule.GLUE_TABLE, store, dataset)
                : PLAIN.name(AwsNameRule.GLUE_TABLE, store, dataset, "v" + version);
    }

    /**
     * Returns where the state of a root module is. Cells have states of their own, so that a chunk that changes its cell begins a new one and
     * the old one still says what there is in the account that it leaves.
     */
    public String stateKey(String module) {
        String inside = cell.home() || module.startsWith(CELLS + "/") ? module : folder(module);
        return "datasurface/" + NAMES.name(AwsNameRule.S3_KEY_PART, name()) + "/" + inside + "/terraform.tfstate";
    }

    /** Returns the folder of a root module that each cell has, such as {@code foundation}. */
    public String folder(String module) {
        return cell.home() ? module : CELLS + "/" + cell.name() + "/" + module;
    }

    /**
     * Returns a name that belongs to the instance.
     *
     * @param rule kind of name
     * @param path what tells the thing from others of its kind in the instance
     */
    public String named(AwsNameRule rule, String... path) {
        String[] whole = new String[path.length + 1];
        whole[0] = name();
        System.arraycopy(path, 0, whole, 1, path.length);
        return NAMES.name(rule, whole);
    }

    /**
     * Returns the key, in the control bucket, of a document; also its path in the root module.
     *
     * @param kind what the document is, such as {@code ingest}
     * @param path what tells it from others of its kind in the instance
     */
    public String specKey(String kind, String... path) {
        return "specs/" + kind + "/" + PLAIN.name(AwsNameRule.SCHEDULE, path) + ".json";
    }

    /** Returns the key, in the control bucket, of a transformer's SQL; also its path in the root module. */
    public String codeKey(String workspace, String hash) {
        return CODE + "sql/" + PLAIN.name(AwsNameRule.SCHEDULE, workspace) + "-" + hash.substring(0, 12) + ".sql";
    }

    /** Returns the key, in the control bucket, of the archive of a transformer in Python, which its team puts there. */
    public String archiveKey(String workspace, String version) {
        return CODE + "python/" + PLAIN.name(AwsNameRule.S3_KEY_PART, workspace) + "/"
                + PLAIN.name(AwsNameRule.S3_KEY_PART, version) + ".zip";
    }

    /** Returns what jobs of the cell are for: the home cell does all, others fill and maintain the lake and look at their sources. */
    public List<Purpose> purposes() {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> switch (purpose) {
                    case INGEST, MAINTAIN -> true;
                    case EXPORT, TRANSFORM -> cell.home();
                    case RECONCILE ->
                        Reconciliation.of(this)
                                .filter(what -> cell.home() || what.sources())
                                .isPresent();
                })
                .toList();
    }

    /** Returns the state machine that runs the jobs of a purpose. */
    public String stateMachine(Purpose purpose) {
        return named(AwsNameRule.STATE_MACHINE, purpose.label());
    }

    /** Returns the Glue job of a purpose. */
    public String glueJob(Purpose purpose) {
        return named(AwsNameRule.GLUE_JOB, purpose.label());
    }

    /** Returns the role with which schedules start state machines or jobs. */
    public String schedulerRole() {
        return named(AwsNameRule.IAM_ROLE, "scheduler");
    }

    /** Returns the role with which state machines run jobs. */
    public String orchestrationRole() {
        return named(AwsNameRule.IAM_ROLE, "orchestration");
    }

    /** Returns the Glue database of the views for the consumers of a container whose workspaces read the lake itself. */
    public String viewDatabase(String container) {
        return named(AwsNameRule.GLUE_DATABASE, container);
    }

    /** Returns the Athena workgroup for the consumers of such a container. */
    public String workgroup(String container) {
        return named(AwsNameRule.ATHENA_WORKGROUP, container);
    }

    /** Returns the role with which DMS reads secrets. */
    public String secretsRole() {
        return named(AwsNameRule.IAM_ROLE, "dms-secrets");
    }

    /** Returns the role with which CloudFormation makes what needs a secret that must not be in Terraform's state. */
    public String stackRole() {
        return named(AwsNameRule.IAM_ROLE, "stacks");
    }

    /** Returns the group of all schedules of the instance. */
    public String scheduleGroup() {
        return named(AwsNameRule.SCHEDULE_GROUP, "schedules");
    }

    /** Returns the queue that takes schedule invocations that could not be delivered. */
    public String deadLetterQueue() {
        return named(AwsNameRule.SQS_QUEUE, "undelivered");
    }

    /** Returns the topic that hears of failures. */
    public String failureTopic() {
        return named(AwsNameRule.SNS_TOPIC, "failures");
    }

    /** Returns the subnet group of the replication instances. */
    public String subnetGroup() {
        return named(AwsNameRule.DMS_SUBNET_GROUP, "subnets");
    }

    /** Returns the security group of replication instances and Glue jobs. */
    public String securityGroup() {
        return named(AwsNameRule.SECURITY_GROUP, "data");
    }

    /** Returns the alias of the instance's own key, which it makes unless it is given one. */
    public String keyAlias() {
        return named(AwsNameRule.KMS_ALIAS, "data");
    }

    /** Returns the key that the cell is given, if any. */
    public Optional<String> givenKey() {
        return cell.key();
    }

    /** Returns the role of the Glue jobs of a purpose, in each cell that has such jobs. */
    public String jobRole(Purpose purpose) {
        return purpose.role(parameters().text("icebergBucket.role"));
    }

    /** Returns the role, in the home cell, with which the jobs of a purpose of another cell reach the lake. */
    public String lakeRole(String cellName, Purpose purpose) {
        return named(AwsNameRule.IAM_ROLE, "lake", cellName, purpose.label());
    }

    /** Returns the folder, inside the control bucket, of what runs of a purpose write for a while; it is emptied after days. */
    public static String temporaryFolder(Purpose purpose) {
        return TEMPORARY + "/" + purpose.label();
    }

    /** Returns the role, in the home cell, with which other platforms read what they take of the lake. */
    public String feedRole() {
        return named(AwsNameRule.IAM_ROLE, "feeds");
    }

    /** Returns the role, in the home cell, that those assume who are entitled to a workspace on the lake. */
    public String consumerRole(String workspace) {
        return named(AwsNameRule.IAM_ROLE, "consumers", workspace);
    }

    /** Returns the table of locks and run states. */
    public String stateTable() {
        return named(AwsNameRule.DYNAMODB_TABLE, "state");
    }

    /** Returns the ARN of the table of locks and run states, which is in the home cell. */
    public String stateTableArn() {
        return home().arns().regional("dynamodb", "table/" + stateTable());
    }

    /** Returns whether upkeep keeps its leases in the table of locks and run states. */
    public boolean locksInStateTable() {
        return parameters().text("locks").equals("DYNAMODB");
    }

    /** Returns the name of a secret in Secrets Manager: the credential's name behind the credential store's prefix. */
    public String secret(Credential credential) {
        return secretPrefix() + credential.name();
    }

    /** Returns what the names of all secrets of the instance's credential store begin with. */
    public String secretPrefix() {
        return context.platform()
                .provider()
                .credentialStore()
                .flatMap(CredentialStore::prefix)
                .orElse("datasurface/");
    }

    /** Returns the tags of every resource. */
    public Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>(parameters().textMap("tags"));
        tags.put(
                TAG_PREFIX + "ecosystem",
                PLAIN.name(
                        AwsNameRule.TAG_VALUE, context.ecosystem().ecosystem().name()));
        tags.put(TAG_PREFIX + "platform", PLAIN.name(AwsNameRule.TAG_VALUE, name()));
        return tags;
    }

    /** Returns the version of the jobs' jar. */
    public String jobVersion() {
        return parameters().optionalText("jobVersion").orElse(VERSION);
    }

    /** Returns the private subnets of the cell. */
    public List<String> subnets() {
        return cell.subnets();
    }

    /** Returns the security groups in which replication instances and jobs of the home cell are, besides their own. */
    public List<String> moreSecurityGroups() {
        return cell.home() ? parameters().texts("network.securityGroups") : List.of();
    }

    /** Returns the location of a key or folder in a bucket. */
    public static String location(String bucket, String prefix) {
        return prefix.isEmpty() ? "s3://" + bucket : "s3://" + bucket + "/" + prefix;
    }
}
