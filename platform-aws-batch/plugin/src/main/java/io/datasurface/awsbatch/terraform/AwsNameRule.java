package io.datasurface.awsbatch.terraform;

/**
 * The kinds of AWS names, each with what the service accepts.
 *
 * <p>Where the service does not tell names apart by case, or we do not know that it does, names are lower case; a model name with
 * capitals then carries a hash.
 */
public enum AwsNameRule {
    /** Replication instance: 63 characters. */
    DMS_INSTANCE(dms("dms-instance").upTo(63)),
    /** Source or target endpoint. */
    DMS_ENDPOINT(dms("dms-endpoint")),
    /** Replication task. */
    DMS_TASK(dms("dms-task")),
    /** Replication subnet group. */
    DMS_SUBNET_GROUP(dms("dms-subnet-group")),
    /** The end of the ARN of an instance, endpoint or task: 31 characters. */
    DMS_RESOURCE_IDENTIFIER(dms("dms-resource").upTo(31)),
    /** Database in the Glue catalog: Athena and Spark want lower case and underscores. */
    GLUE_DATABASE(glueCatalog("glue-database")),
    /** Table in the Glue catalog, without prefix: {@code <store>__<dataset>}; 15 characters are left for suffixes such as __history. */
    GLUE_TABLE(glueCatalog("glue-table").upTo(240), false),
    /** Glue job. */
    GLUE_JOB(words("glue-job", 255)),
    /** Glue crawler. */
    GLUE_CRAWLER(words("glue-crawler", 255)),
    /** Glue connection. */
    GLUE_CONNECTION(words("glue-connection", 255)),
    /** Glue security configuration. */
    GLUE_SECURITY_CONFIGURATION(words("glue-security", 255)),
    /** IAM role. */
    IAM_ROLE(words("iam-role", 64)),
    /** Managed or inline IAM policy. */
    IAM_POLICY(words("iam-policy", 128)),
    /** EventBridge Scheduler schedule. */
    SCHEDULE(dotted("schedule", 64)),
    /** EventBridge Scheduler schedule group. */
    SCHEDULE_GROUP(dotted("schedule-group", 64)),
    /** EventBridge rule. */
    EVENT_RULE(dotted("event-rule", 64)),
    /** DataSync task. */
    DATASYNC_TASK(caseSensitive("datasync-task", "A-Za-z0-9_.:/=+@-", 256)),
    /** Step Functions state machine. */
    STATE_MACHINE(caseSensitive("state-machine", "A-Za-z0-9_-", 80)),
    /** SNS topic, not FIFO. */
    SNS_TOPIC(caseSensitive("sns-topic", "A-Za-z0-9_-", 256)),
    /** SQS queue, not FIFO. */
    SQS_QUEUE(caseSensitive("sqs-queue", "A-Za-z0-9_-", 80)),
    /** S3 bucket, without dots. Names are global: let account and region be parts. */
    S3_BUCKET(NameShape.of("s3-bucket")
            .allowing("a-z0-9-")
            .upTo(63)
            .lowerCase()
            .matching("(?=.{3,})(?!sthree-|amzn-s3-demo-)(?!.*(-s3alias|-an)$)[a-z0-9]+(-[a-z0-9]+)*")),
    /** One part of an S3 key, without prefix: no slash, no {@code ..}. */
    S3_KEY_PART(
            NameShape.of("s3-key")
                    .allowing("A-Za-z0-9_.=-")
                    .joinedBy("--")
                    .upTo(200)
                    .matching("(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9_.=-]*"),
            false),
    /**
     * Folder of a governance zone, without prefix: one part of an S3 key and of a secret's name. It is short, because policies name it often, and no
     * {@code key=value}, which readers of files would take for a partition.
     */
    ZONE_FOLDER(
            NameShape.of("zone-folder")
                    .allowing("A-Za-z0-9_.-")
                    .joinedBy("--")
                    .upTo(64)
                    .matching("(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9_.-]*"),
            false),
    /** KMS alias with its {@code alias/}. */
    KMS_ALIAS(words("kms-alias", 256).ledBy("alias/").matching("alias/(?!aws[/-])[a-z0-9_-]+")),
    /** CloudWatch log group: a path. */
    LOG_GROUP(caseSensitive("log-group", "A-Za-z0-9_.#-", 512)
            .joinedBy("/")
            .ledBy("/")
            .matching("/(?!aws/)[A-Za-z0-9_.#/-]+")),
    /** CloudWatch alarm. */
    ALARM(caseSensitive("alarm", "A-Za-z0-9_.-", 255)),
    /** CloudWatch dashboard. */
    DASHBOARD(caseSensitive("dashboard", "A-Za-z0-9_-", 255)),
    /** CloudWatch metric namespace. */
    METRIC_NAMESPACE(
            caseSensitive("metric-namespace", "A-Za-z0-9_.-", 255).joinedBy("/").matching("(?!AWS/)[A-Za-z0-9_./-]+")),
    /** Key of an LF-tag. */
    LF_TAG_KEY(dotted("lf-tag-key", 128)),
    /** Value of an LF-tag, without prefix. */
    LF_TAG_VALUE(dotted("lf-tag-value", 256), false),
    /** Value of a tag of resources, without prefix: what every service that takes tags accepts, S3's objects included. */
    TAG_VALUE(caseSensitive("tag-value", "A-Za-z0-9_.:/=+@-", 256).joinedBy("/"), false),
    /** Athena workgroup. */
    ATHENA_WORKGROUP(dotted("athena-workgroup", 128)),
    /** Secret: a path that does not end like the random suffix of a secret's ARN. */
    SECRET(dotted("secret", 512).joinedBy("/").matching("(?!aws/)(?!.*-.{6}$)[a-z0-9_./-]+")),
    /** DynamoDB table. */
    DYNAMODB_TABLE(caseSensitive("dynamodb-table", "A-Za-z0-9_.-", 255).matching("[A-Za-z0-9_.-]{3,}")),
    /** EMR Serverless application. */
    EMR_APPLICATION(words("emr-application", 64)),
    /** ECS cluster. */
    ECS_CLUSTER(words("ecs-cluster", 255)),
    /** ECS task definition family. */
    ECS_FAMILY(words("ecs-family", 255)),
    /** Table or view in a consumer's database, without prefix: 63 characters fit every engine. */
    SQL_IDENTIFIER(glueCatalog("sql-identifier").upTo(63), false),
    /** CloudFormation stack. */
    CLOUDFORMATION_STACK(NameShape.of("cloudformation-stack")
            .allowing("a-z0-9-")
            .lowerCase()
            .upTo(128)
            .matching("[a-z][a-z0-9-]*")),
    /** EC2 security group. */
    SECURITY_GROUP(words("security-group", 255).matching("(?!sg-)[a-z0-9_-]+"));

    private final NameShape shape;
    private final boolean prefixed;

    AwsNameRule(NameShape shape) {
        this(shape, true);
    }

    AwsNameRule(NameShape shape, boolean prefixed) {
        this.shape = shape;
        this.prefixed = prefixed;
    }

    /**
     * Returns whether the service accepts a name of this kind as we write them.
     *
     * @param name the whole name
     */
    public boolean accepts(String name) {
        return shape.isValid(name);
    }

    /** Returns the longest that a name can be. */
    public int maximumLength() {
        return shape.maximum();
    }

    boolean foldsCase() {
        return shape.foldsCase();
    }

    String name(String prefix, String... path) {
        return shape.name(prefixed ? prefix : "", path);
    }

    private static NameShape dms(String kind) {
        return NameShape.of(kind).allowing("a-z0-9-").lowerCase().matching("(?!default$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
    }

    private static NameShape glueCatalog(String kind) {
        return NameShape.of(kind)
                .allowing("a-z0-9_")
                .joinedBy("__")
                .lowerCase()
                .matching("(?!default$)[a-z][a-z0-9_]*");
    }

    private static NameShape words(String kind, int maximum) {
        return NameShape.of(kind).allowing("a-z0-9_-").lowerCase().upTo(maximum).matching("[a-z0-9_-]+");
    }

    private static NameShape dotted(String kind, int maximum) {
        return NameShape.of(kind)
                .allowing("a-z0-9_.-")
                .lowerCase()
                .upTo(maximum)
                .matching("[a-z0-9_.-]+");
    }

    private static NameShape caseSensitive(String kind, String characters, int maximum) {
        return NameShape.of(kind).allowing(characters).upTo(maximum).matching("[" + characters + "]+");
    }
}
