package io.datasurface.awsbatch.instance;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A service of AWS that replication, jobs or programs in the VPC call. */
public enum VpcService {
    /** Workspaces that read the lake itself have their views made there. */
    ATHENA("athena"),
    /** Locks and states of jobs. */
    DYNAMODB("dynamodb"),
    /** Where images of programs are described. */
    ECR_API("ecr.api"),
    /** Where images of programs are fetched; their layers are in S3. */
    ECR_IMAGES("ecr.dkr"),
    /** The catalog. */
    GLUE("glue"),
    /** Keys of what is read and written. */
    KMS("kms"),
    /** Who may read tables. */
    LAKE_FORMATION("lakeformation"),
    /** What jobs and programs log. */
    LOGS("logs"),
    /** Metrics of jobs. */
    MONITORING("monitoring"),
    /** Files. */
    S3("s3"),
    /** Passwords of databases. */
    SECRETS("secretsmanager"),
    /** Roles of other accounts. */
    TOKENS("sts");

    private final String id;

    VpcService(String id) {
        this.id = id;
    }

    /** Returns the name of the service in those of endpoints, such as {@code ecr.api}. */
    public String id() {
        return id;
    }

    /** Returns whether its endpoint is a route, which costs nothing; other endpoints have an address in each subnet. */
    public boolean isRoute() {
        return this == S3 || this == DYNAMODB;
    }

    /** Returns the service of a name, if there is one. */
    public static Optional<VpcService> find(String id) {
        return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
    }

    /** Returns all names, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(VpcService::id).collect(Collectors.joining(", "));
    }
}
