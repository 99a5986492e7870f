package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.common.Credential;
import io.datasurface.model.platform.CredentialStore;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An instance of the platform: what it is configured with and where its things are. Names are functions of the instance and the model. */
public final class Instance {
    /** Version of the plugin, of what it renders, and of the jobs that belong to it. */
    public static final String VERSION = "0.1.0";

    /** Name of the object, in the staging folder of a datastore, that says that its full load is complete. */
    public static final String LOAD_MARKER = "_ds_loaded";

    /** The name by which Spark knows the catalog of the lake. */
    public static final String CATALOG = "lake";

    /** What the keys of the tags begin with that the platform itself sets. */
    public static final String TAG_PREFIX = "datasurface:";

    private static final AwsNames NAMES = AwsNames.withPrefix("ds");
    private static final AwsNames PLAIN = AwsNames.plain();

    private final PlatformContext context;

    /**
     * Makes an instance.
     *
     * @param context the instance in the model with its checked parameters
     */
    public Instance(PlatformContext context) {
        this.context = context;
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

    /** Returns the ARNs of the instance's account and region. */
    public Arns arns() {
        return new Arns(region(), account());
    }

    /** Returns the AWS region. */
    public String region() {
        return parameters().text("region");
    }

    /** Returns the AWS account. */
    public String account() {
        return parameters().text("account");
    }

    /** Returns whether access to the lake is governed by Lake Formation rather than by IAM alone. */
    public boolean usesLakeFormation() {
        return parameters().text("governance").equals("LAKE_FORMATION");
    }

    /** Returns the bucket that DMS writes to. */
    public String stagingBucket() {
        return parameters().text("stagingBucket.name");
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

    /** Returns the folder, inside the staging bucket, of a datastore in a load epoch. */
    public String stagingFolder(String store, long epoch) {
        return staging(store) + "/e" + epoch;
    }

    /** Returns the folder, inside the staging bucket, that a transformer writes a datastore to. */
    public String landingFolder(String store) {
        return staging(store) + "/landing";
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

    /** Returns the Iceberg table of a dataset. */
    public String table(String store, String dataset) {
        return PLAIN.name(AwsNameRule.GLUE_TABLE, store, dataset);
    }

    /** Returns the folder of the Terraform module and state of the instance. */
    public String stateKey(String module) {
        return "datasurface/" + NAMES.name(AwsNameRule.S3_KEY_PART, name()) + "/" + module + "/terraform.tfstate";
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

    /** Returns the key, in the control bucket, of a transformer's program; also its path in the root module. */
    public String codeKey(String workspace, String hash) {
        return "code/sql/" + PLAIN.name(AwsNameRule.SCHEDULE, workspace) + "-" + hash.substring(0, 12) + ".sql";
    }

    /** Returns the state machine that runs the jobs of a purpose. */
    public String stateMachine(Purpose purpose) {
        return named(AwsNameRule.STATE_MACHINE, purpose.label());
    }

    /** Returns the Glue job of a purpose. */
    public String glueJob(Purpose purpose) {
        return named(AwsNameRule.GLUE_JOB, purpose.label());
    }

    /** Returns the role with which schedules start state machines. */
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

    /** Returns the role with which DMS reads secrets. */
    public String secretsRole() {
        return named(AwsNameRule.IAM_ROLE, "dms-secrets");
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

    /** Returns the key that the instance is given, if any. */
    public Optional<String> givenKey() {
        return parameters().optionalText("kmsKey");
    }

    /** Returns the table of locks and run states. */
    public String stateTable() {
        return named(AwsNameRule.DYNAMODB_TABLE, "state");
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

    /** Returns the private subnets. */
    public List<String> subnets() {
        return parameters().texts("network.subnets");
    }

    /** Returns the location of a key or folder in a bucket. */
    public static String location(String bucket, String prefix) {
        return prefix.isEmpty() ? "s3://" + bucket : "s3://" + bucket + "/" + prefix;
    }
}
