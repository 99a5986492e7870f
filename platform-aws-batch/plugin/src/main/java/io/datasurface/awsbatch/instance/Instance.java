package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.override.Overrides;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.platform.CredentialStore;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An instance of the platform: what it is configured with and where its things are. Names are functions of the instance and the model. */
public final class Instance {
    /** Version of the plugin, of what it renders, and of the jobs that belong to it. */
    public static final String VERSION = "0.1.0";

    /** Folder of what the cells beside the home cell have of their own. */
    public static final String CELLS = "cells";

    /** The name by which Spark knows the catalog of the lake. */
    public static final String CATALOG = "lake";

    /** The name by which Spark knows the catalog of a lake that is taken from. */
    public static final String FEED_CATALOG = "feed";

    /** What the keys of the tags begin with that the platform itself sets. */
    public static final String TAG_PREFIX = "datasurface:";

    private static final AwsNames NAMES = AwsNames.withPrefix("ds");
    private static final AwsNames PLAIN = AwsNames.plain();

    private final PlatformContext context;
    private final Cells cells;
    private final CellAccount cell;
    private final Overrides overrides;
    private final Folders folders;
    private final LakeNames lake;
    private final Zones zones;

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
                        context.parameters().texts("overridesAccepted")),
                new Zones(context.ecosystem(), context.parameters().textMap(Zones.KEPT)));
    }

    private Instance(PlatformContext context, Cells cells, CellAccount cell, Overrides overrides, Zones zones) {
        this.overrides = overrides;
        this.context = context;
        this.cells = cells;
        this.cell = cell;
        this.zones = zones;
        this.folders = new Folders(
                parameters().text("stagingBucket.prefix"), parameters().text("drops.prefix"), zones);
        this.lake = new LakeNames(context.ecosystem(), parameters().textMap(LakeNames.VERSIONS));
    }

    /**
     * Returns the instance seen from one of its cells: what belongs to an account is that of the cell, the lake is that of the home cell.
     *
     * @param name name of a cell; any other stands for the home cell
     */
    public Instance in(String name) {
        return new Instance(context, cells, cells.find(name).orElse(cells.home()), overrides, zones);
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

    /**
     * Returns the location of the tables of a datastore.
     *
     * @param store name of a datastore of the model
     */
    public String tables(String store) {
        return warehouse() + "/" + zones.ofStore(store);
    }

    /** Returns the folders and keys inside the staging and control buckets. */
    public Folders folders() {
        return folders;
    }

    /** Returns the folders of governance zones. */
    public Zones zones() {
        return zones;
    }

    /** Returns the names of secrets in Secrets Manager. */
    public Secrets secrets() {
        return new Secrets(
                zones,
                context.platform()
                        .provider()
                        .credentialStore()
                        .flatMap(CredentialStore::prefix)
                        .orElse("datasurface/"));
    }

    /** Returns the names of the lake's tables. */
    public LakeNames lake() {
        return lake;
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

    /** Returns the location of the lake, which the folders of zones with its tables are in. */
    public String warehouse() {
        return location(icebergBucket(), parameters().text("icebergBucket.prefix"));
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

    /** Returns the security group of VPC endpoints. */
    public String endpointSecurityGroup() {
        return named(AwsNameRule.SECURITY_GROUP, "endpoints");
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
