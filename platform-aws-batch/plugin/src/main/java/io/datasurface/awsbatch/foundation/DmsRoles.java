package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The roles of DMS: it writes to the staging bucket, reads files that it loads and secrets, and manages network interfaces and logs. */
final class DmsRoles {
    private final Foundation foundation;
    private final RoleWriter roles;
    private final TfString key;

    DmsRoles(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.roles = new RoleWriter(foundation);
        this.key = key;
    }

    void addStagingRole() {
        String bucket = foundation.instance().stagingBucket();
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put(
                "staging",
                List.of(
                        IamStatement.allow("FindBucket")
                                .actions("s3:GetBucketLocation", "s3:ListBucket")
                                .resources(foundation.bucket(bucket)),
                        IamStatement.allow("WriteStaging")
                                .actions(
                                        "s3:AbortMultipartUpload",
                                        "s3:DeleteObject",
                                        "s3:PutObject",
                                        "s3:PutObjectTagging")
                                .resources(foundation.objects(bucket, foundation.stagingFolder())),
                        RoleWriter.useKey(key, true)));
        roles.add(
                "staging",
                foundation.text("stagingBucket.role"),
                "DMS writes files to the staging bucket",
                List.of(roles.service("dms.amazonaws.com", ofDms())),
                policies,
                Map.of());
    }

    /** DMS reads the files that it loads, if it loads any. Its guide has it list the bucket without a prefix. */
    void addLoadRole() {
        if (foundation.facts().loads().isEmpty()) {
            return;
        }
        OffPeakLoads loads = new OffPeakLoads(foundation.instance());
        String bucket = foundation.instance().icebergBucket();
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put(
                "files",
                List.of(
                        IamStatement.allow("FindBucket")
                                .actions("s3:GetBucketLocation", "s3:ListBucket")
                                .resources(foundation.bucket(bucket)),
                        IamStatement.allow("ReadFiles")
                                .actions("s3:GetObject")
                                .resources(foundation.objects(bucket, loads.prefix())),
                        RoleWriter.useKey(key, false)));
        roles.add(
                "loads",
                loads.role(),
                "DMS reads the files that it loads",
                List.of(roles.service("dms.amazonaws.com", ofDms())),
                policies,
                Map.of());
    }

    void addSecretsRole() {
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        if (!foundation.facts().captureSecrets().isEmpty()) {
            policies.put(
                    "secrets",
                    List.of(
                            new SecretArns(foundation, foundation.facts().captureSecrets())
                                    .within(
                                            SecretArns.ROOM,
                                            IamStatement.allow("ReadSecretsOfSources")
                                                    .actions(
                                                            "secretsmanager:DescribeSecret",
                                                            "secretsmanager:GetSecretValue")),
                            RoleWriter.useKey(key, false)));
        }
        roles.add(
                "dms_secrets",
                foundation.instance().secretsRole(),
                "DMS reads the secrets of source databases",
                List.of(roles.service(
                        "dms." + foundation.instance().region() + "."
                                + foundation.arns().dnsSuffix(),
                        ofDms())),
                policies,
                Map.of());
    }

    /**
     * Adds the two roles whose names DMS prescribes, unless somebody else has made them in the account.
     *
     * @return what lets DMS look at subnets
     */
    Optional<TfResource> addServiceRoles() {
        if (!foundation.instance().parameters().flag("dms.manageServiceRoles")) {
            return Optional.empty();
        }
        serviceRole("dms_logs", "dms-cloudwatch-logs-role", "AmazonDMSCloudWatchLogsRole", "DMS writes logs");
        return Optional.of(
                serviceRole("dms_vpc", "dms-vpc-role", "AmazonDMSVPCManagementRole", "DMS manages network interfaces"));
    }

    private TfResource serviceRole(String label, String name, String policy, String description) {
        TfString anyRegion = Tf.text("arn:" + foundation.arns().partition() + ":dms:*:"
                + foundation.instance().account() + ":*");
        TfResource role = roles.add(
                        label,
                        name,
                        description,
                        List.of(roles.service("dms.amazonaws.com", anyRegion)),
                        new TreeMap<>(),
                        Map.of())
                .get(0);
        return roles.attach(label, role, foundation.arns().managedPolicy("service-role/" + policy));
    }

    private TfString ofDms() {
        return foundation.arn("dms", "*");
    }
}
