package io.datasurface.awsbatch.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What AWS charges, in US dollars. All are assumptions: list prices of us-east-1 as they were remembered in 2026-11, without discounts, free
 * amounts and taxes. The parameter {@code prices} replaces them.
 */
public enum Price {
    /** A replication instance of class dms.t3.medium. */
    DMS_T3_MEDIUM_HOUR("0.0735", "an hour of a dms.t3.medium; other sizes of the family in proportion"),
    /** A replication instance of another family in size large. */
    DMS_LARGE_HOUR(
            "0.20", "an hour of a replication instance of another family in size large; other sizes in proportion"),
    /** Storage of replication instances. */
    DMS_GB_MONTH("0.115", "a gigabyte of a replication instance for a month"),
    /** Capacity units of serverless replications. */
    DMS_DCU_HOUR("0.087", "an hour of a capacity unit of a serverless replication, twice with a standby"),
    /** Data processing units of Glue. */
    GLUE_DPU_HOUR("0.44", "an hour of a data processing unit of Glue"),
    /** Data processing units of Glue on spare capacity. */
    GLUE_FLEX_DPU_HOUR("0.29", "an hour of a data processing unit of Glue on spare capacity"),
    /** Processors of containers on Fargate. */
    FARGATE_CPU_HOUR("0.04048", "an hour of a processor of a container on Fargate"),
    /** Memory of containers on Fargate. */
    FARGATE_GB_HOUR("0.004445", "an hour of a gigabyte of memory of a container on Fargate"),
    /** Storage in S3. */
    S3_GB_MONTH("0.023", "a gigabyte in S3 for a month"),
    /** Files that DataSync transfers. */
    DATASYNC_GB("0.0125", "a gigabyte that DataSync transfers in basic mode"),
    /** State transitions. */
    TRANSITIONS_1000("0.025", "a thousand state transitions of Step Functions"),
    /** Invocations of schedules. */
    SCHEDULES_MILLION("1.00", "a million invocations of EventBridge Scheduler"),
    /** Secrets. */
    SECRET_MONTH("0.40", "a secret for a month"),
    /** Keys. */
    KEY_MONTH("1.00", "a KMS key for a month"),
    /** VPC endpoints with addresses. */
    VPC_ENDPOINT_HOUR(
            "0.01", "an hour of a VPC endpoint in a subnet, other than those of S3 and DynamoDB, which are free"),
    /** Alarms. */
    ALARM_MONTH("0.10", "a CloudWatch alarm for a month");

    private final BigDecimal standard;
    private final String per;

    Price(String standard, String per) {
        this.standard = new BigDecimal(standard);
        this.per = per;
    }

    /** Returns the name by which parameters call it, such as {@code glue-dpu-hour}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what it is unless a parameter says otherwise. */
    public BigDecimal standard() {
        return standard;
    }

    /** Returns what it is for. */
    public String per() {
        return per;
    }

    /** Returns the price with an id, if there is one. */
    public static Optional<Price> find(String id) {
        return Arrays.stream(values()).filter(price -> price.id().equals(id)).findFirst();
    }

    /** Returns all ids, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(Price::id).sorted().collect(Collectors.joining(", "));
    }
}
