package io.datasurface.awsbatch.quota;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What AWS limits in an account, most of it per region. Amounts are AWS's defaults as they were when they were last looked up; accounts have
 * others, which parameters say.
 */
public enum Quota {
    /** DMS replication instances. */
    DMS_INSTANCES("DMS", "Replication instances", "L-C2341CDC", 60, "", "Service Quotas, 2024-02"),
    /** DMS replication tasks. */
    DMS_TASKS("DMS", "Replication tasks", "L-7FD3593B", 600, "", "Service Quotas, 2024-02"),
    /** Serverless replications of DMS. */
    DMS_SERVERLESS("DMS", "Serverless replications", "L-E569F59D", 100, "", "Service Quotas, 2024-02"),
    /** Rate at which the API of DMS answers, whoever asks. */
    DMS_CALLS(
            "DMS",
            "API request throttle, refill per second",
            "",
            8,
            Quota.PER_SECOND,
            "DMS user guide, 2023-06; AWS does not raise it"),
    /** DMS endpoints. */
    DMS_ENDPOINTS("DMS", "Endpoints", "L-E17328E9", 1000, "", "Service Quotas, 2024-02"),
    /** Storage of all replication instances. */
    DMS_STORAGE("DMS", "Total storage", "", 30_000, "GB", "DMS user guide, 2023-06"),
    /** DataSync tasks. */
    DATASYNC_TASKS("DataSync", "Tasks", "", 100, "", "DataSync user guide, 2023-06"),
    /** CloudFormation stacks; the number and the code are from memory, not looked up. */
    CLOUDFORMATION_STACKS(
            "CloudFormation", "Stack count", "L-0485CB21", 2000, "", "from memory, 2026-11; to be checked"),
    /** Schedules. */
    SCHEDULES("EventBridge Scheduler", "Schedules", "L-EE5D6FF0", 1_000_000, "", "Service Quotas, 2024-02"),
    /** Groups of schedules. */
    SCHEDULE_GROUPS("EventBridge Scheduler", "Schedule groups", "L-A632CD40", 500, "", "Service Quotas, 2024-02"),
    /** Rate at which schedules start something. */
    SCHEDULE_INVOCATIONS(
            "EventBridge Scheduler", "Invocations per second", "", 500, Quota.PER_SECOND, "Service Quotas, 2024-02"),
    /** Rate at which jobs are started; AWS publishes no number. */
    GLUE_STARTS(
            "Glue",
            "Rate of StartJobRun",
            "",
            15,
            Quota.PER_SECOND,
            "re:Post: more than 15 at once are throttled; no published quota"),
    /** Job runs at a time. */
    GLUE_RUNS("Glue", "Max concurrent job runs per account", "L-5E4153CA", 2000, "", "Glue endpoints page, 2026-09"),
    /** Runs of one job at a time. */
    GLUE_RUNS_PER_JOB("Glue", "Max concurrent runs per job", "L-F574AED9", 4000, "", "Glue endpoints page, 2026-09"),
    /** Data processing units of all job runs. */
    GLUE_DPUS("Glue", "Max task DPUs per account", "L-08F3B322", 1000, "DPU", "Service Quotas, 2024-02"),
    /** Glue jobs. */
    GLUE_JOBS("Glue", "Max jobs per account", "L-611FDDE4", 2000, "", "Glue endpoints page, 2026-09"),
    /** Glue workflows, where jobs are run by such. */
    GLUE_WORKFLOWS(
            "Glue", "Max workflows per account", "L-7DD7C33A", 250, "", "Service Quotas, 2024-02; 1,000 in 2026"),
    /** Glue triggers, where jobs are run by workflows. */
    GLUE_TRIGGERS(
            "Glue",
            "Max triggers per account",
            "L-F1653A6D",
            1000,
            "",
            "Service Quotas, 2024-02; a team reports that it was not raised"),
    /** Glue connections. */
    GLUE_CONNECTIONS("Glue", "Max connections per account", "L-4256D6D2", 1000, "", "Service Quotas, 2024-02"),
    /** Glue databases. */
    GLUE_DATABASES("Glue", "Max databases per catalog", "L-F953935E", 10_000, "", "Service Quotas, 2024-02"),
    /** Tables of the database of the lake. */
    GLUE_DATABASE_TABLES("Glue", "Max tables per database", "L-B8497671", 200_000, "", "Service Quotas, 2024-02"),
    /** Tables of the catalog. */
    GLUE_TABLES("Glue", "Max tables per account", "L-94D025B7", 1_000_000, "", "Service Quotas, 2024-02"),
    /** Processors of all containers on Fargate. */
    FARGATE_CPUS(
            "Fargate",
            "Fargate On-Demand vCPU resource count",
            "L-3032A538",
            6,
            "vCPU",
            "Service Quotas, 2024-02; 6 in fresh accounts, 4000 in used ones"),
    /** Network interfaces, of which each worker and container has one. */
    NETWORK_INTERFACES("VPC", "Network interfaces per Region", "L-DF5E4CA3", 5000, "", "Service Quotas; an assumption"),
    /** Free addresses of the subnets, which no quota of AWS limits. */
    SUBNET_ADDRESSES("VPC", "Free addresses in the subnets", "", 251, "", "an assumption: a /24 network per subnet"),
    /** State machines. */
    STATE_MACHINES(
            "Step Functions", "State machines", "", 100_000, "", "Step Functions developer guide, service quotas"),
    /** Rate at which executions are started, in regions that are not the largest. */
    EXECUTION_STARTS(
            "Step Functions",
            "StartExecution, refill per second",
            "",
            150,
            Quota.PER_SECOND,
            "Step Functions developer guide, service quotas"),
    /** Policies of the account in all regions that it makes itself, and that roles can be given. */
    IAM_POLICIES("IAM", "Customer managed policies per account", "", 1500, "", "IAM user guide, 2026-03"),
    /** Roles of the account in all regions. */
    IAM_ROLES("IAM", "Roles per account", "L-FE177D64", 1000, "", "IAM user guide, 2026-03"),
    /** Buckets of the account in all regions. */
    S3_BUCKETS("S3", "General purpose buckets", "L-DC2B2D3D", 10_000, "", "S3 user guide; an assumption"),
    /** Log groups. */
    LOG_GROUPS("CloudWatch Logs", "Log groups", "", 1_000_000, "", "Service Quotas, 2024-02"),
    /** Rules of the default event bus. */
    EVENT_RULES("EventBridge", "Rules per event bus", "L-244521F2", 300, "", "Service Quotas, 2024-02"),
    /** Tags of Lake Formation. */
    LF_TAGS("Lake Formation", "LF-tags per account", "L-F165AF61", 1000, "", "Service Quotas, 2024-02"),
    /** DynamoDB tables. */
    DYNAMODB_TABLES("DynamoDB", "Tables per account", "", 2500, "", "Service Quotas, 2024-02");

    private static final String PER_SECOND = "a second";

    private final String service;
    private final String title;
    private final String code;
    private final long standard;
    private final String unit;
    private final String source;

    Quota(String service, String title, String code, long standard, String unit, String source) {
        this.service = service;
        this.title = title;
        this.code = code;
        this.standard = standard;
        this.unit = unit;
        this.source = source;
    }

    /** Returns the name by which parameters and reports call it, such as {@code dms-tasks}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the AWS service. */
    public String service() {
        return service;
    }

    /** Returns what AWS calls it. */
    public String title() {
        return title;
    }

    /** Returns its code in Service Quotas, if that is known. */
    public Optional<String> code() {
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }

    /** Returns what AWS allows unless it is asked for more. */
    public long standard() {
        return standard;
    }

    /** Returns what amounts are counted in; empty for things. */
    public String unit() {
        return unit;
    }

    /** Returns whether it is of Glue workflows, which only some instances have. */
    public boolean isOfWorkflows() {
        return this == GLUE_WORKFLOWS || this == GLUE_TRIGGERS;
    }

    /** Returns whether amounts are a rate per second. */
    public boolean isRate() {
        return unit.equals(PER_SECOND);
    }

    /** Returns where the amount is from, and when it was looked up. */
    public String source() {
        return source;
    }

    /** Returns the quota with an id, if there is one. */
    public static Optional<Quota> find(String id) {
        return Arrays.stream(values()).filter(quota -> quota.id().equals(id)).findFirst();
    }

    /** Returns all ids, for messages. */
    public static String ids() {
        List<String> ids = Arrays.stream(values()).map(Quota::id).sorted().toList();
        return ids.stream().collect(Collectors.joining(", "));
    }
}
