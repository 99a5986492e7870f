package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.spec.StateTable;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The role of the Glue jobs: from staging files to the lake, and from there to consumers. */
final class JobRole {
    /** Why a policy has a statement for all resources. */
    static final String DATA_ACCESS =
            "lakeformation:GetDataAccess knows no resources; the grants of Lake Formation decide.";

    static final String[] FIND = {"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"};
    static final String[] WRITE = {
        "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"
    };

    private final Foundation foundation;

    private JobRole(Foundation foundation) {
        this.foundation = foundation;
    }

    /** Adds the role of the jobs of a cell beside the home cell, which reach the lake by a role of the home cell. */
    static List<TfResource> addOfCell(Foundation foundation, TfString key, TfResource securityGroup) {
        JobRole role = new JobRole(foundation);
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put(
                "lake",
                List.of(IamStatement.allow("ActInLake")
                        .actions("sts:AssumeRole")
                        .resources(Tf.text(LakeAccess.roleArn(foundation.instance())))));
        policies.put("network", role.network(securityGroup));
        policies.put("runtime", role.runtime(key));
        policies.put("storage", role.staging());
        SortedMap<String, String> remarks = role.remarks();
        remarks.remove("catalog");
        return roles.add(
                "lake",
                foundation.text("icebergBucket.role"),
                "Glue jobs of a cell fill the lake",
                List.of(roles.service("glue.amazonaws.com", foundation.arn("glue", "*"))),
                policies,
                remarks);
    }

    /** Adds the role and returns it and its policies. */
    static List<TfResource> add(Foundation foundation, TfString key, TfResource securityGroup, TfResource stateTable) {
        JobRole role = new JobRole(foundation);
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("catalog", role.catalog());
        if (!foundation.facts().feeds().roles().isEmpty()) {
            policies.put("feeds", role.feeds());
        }
        policies.put("network", role.network(securityGroup));
        List<IamStatement> runtime = new ArrayList<>(role.runtime(key));
        if (foundation.instance().locksInStateTable()) {
            runtime.add(2, keepLeases(stateTable.attr("arn")));
        }
        policies.put("runtime", runtime);
        policies.put("storage", role.storage());
        if (!foundation.facts().managedContainers().isEmpty()) {
            policies.put("views", role.views());
        }
        return roles.add(
                "lake",
                foundation.text("icebergBucket.role"),
                "Glue jobs fill the lake and the containers of consumers",
                List.of(roles.service("glue.amazonaws.com", foundation.arn("glue", "*"))),
                policies,
                role.remarks());
    }

    /** Returns what is read of other platforms' lakes: by roles there, which say what. */
    private List<IamStatement> feeds() {
        return List.of(IamStatement.allow("ReadFeeds")
                .actions("sts:AssumeRole")
                .resources(foundation.facts().feeds().roles().stream()
                        .map(Tf::text)
                        .toArray(TfString[]::new)));
    }

    /** Returns what making views takes, which only Athena does, in the workgroups of their readers. */
    private List<IamStatement> views() {
        return List.of(
                IamStatement.allow("MakeViews")
                        .actions("athena:GetQueryExecution", "athena:StartQueryExecution")
                        .resources(CatalogTopic.workgroupArns(foundation).toArray(TfString[]::new)),
                IamStatement.allow("UseCatalogInAthena")
                        .actions("athena:GetDataCatalog")
                        .resources(foundation.arn("athena", "datacatalog/AwsDataCatalog")),
                IamStatement.allow("KeepResults")
                        .actions("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject")
                        .resources(foundation.objects(foundation.instance().controlBucket(), FoundationNames.RESULTS)));
    }

    private SortedMap<String, String> remarks() {
        SortedMap<String, String> remarks = new TreeMap<>();
        remarks.put("network", "The describing actions of EC2 know no resources.");
        remarks.put(
                "runtime",
                "cloudwatch:PutMetricData knows no resources, its namespaces limit it; glue:GetSecurityConfiguration knows none.");
        if (foundation.instance().usesLakeFormation()) {
            remarks.put("catalog", DATA_ACCESS);
        }
        return remarks;
    }

    private List<IamStatement> storage() {
        String control = foundation.instance().controlBucket();
        return withFiles(
                IamStatement.allow("FindBuckets")
                        .actions(FIND)
                        .resources(
                                foundation.bucket(foundation.instance().stagingBucket()),
                                foundation.bucket(foundation.instance().icebergBucket()),
                                foundation.bucket(control)),
                IamStatement.allow("ReadAndWriteData")
                        .actions(WRITE)
                        .resources(withReports(withLoads(
                                foundation.objects(foundation.instance().icebergBucket(), foundation.lakeFolder()),
                                foundation.objects(control, FoundationNames.TEMPORARY)))),
                IamStatement.allow("ReadStagingAndLandBatches")
                        .actions(
                                "s3:AbortMultipartUpload",
                                "s3:GetObject",
                                "s3:ListMultipartUploadParts",
                                "s3:PutObject")
                        .resources(
                                foundation.objects(foundation.instance().stagingBucket(), foundation.stagingFolder())),
                // Spark moves the files of a batch when they are whole.
                IamStatement.allow("FinishBatches")
                        .actions("s3:DeleteObject")
                        .resources(foundation.objects(
                                foundation.instance().stagingBucket(),
                                foundation.stagingFolder().isEmpty()
                                        ? "*/" + Instance.LANDING
                                        : foundation.stagingFolder() + "/*/" + Instance.LANDING)),
                IamStatement.allow("ReadCodeAndSpecs")
                        .actions("s3:GetObject")
                        .resources(foundation.objects(control, "code"), foundation.objects(control, "specs")));
    }

    /** Returns statements with those that the ingestion of dropped files, and the removal of ingested ones, need, if there are any. */
    private List<IamStatement> withFiles(IamStatement... statements) {
        List<IamStatement> all = new ArrayList<>(List.of(statements));
        List<TfString> raw = foundation.facts().rawFolders().stream()
                .map(folder -> foundation.objects(foundation.instance().stagingBucket(), folder))
                .toList();
        if (!raw.isEmpty()) {
            // Only as it was ingested: what was written again since then is another file.
            all.add(IamStatement.allow("RemoveIngestedFiles")
                    .actions("s3:DeleteObject")
                    .resources(raw.toArray(TfString[]::new))
                    .condition("Null", "s3:if-match", Tf.text("false")));
        }
        if (foundation.facts().takesFiles()) {
            String bucket = foundation.instance().stagingBucket();
            all.add(IamStatement.allow("ReadDroppedFiles")
                    .actions("s3:GetObject")
                    .resources(foundation.objects(bucket, foundation.text("drops.prefix"))));
        }
        if (foundation.facts().hasQuarantine()) {
            String bucket = foundation.instance().stagingBucket();
            all.add(IamStatement.allow("KeepQuarantine")
                    .actions("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject")
                    .resources(foundation.objects(bucket, foundation.stagingFolder() + "/*/" + Instance.QUARANTINE)));
        }
        return all;
    }

    /** Returns folders with that of the reports, if jobs of the cell write any. */
    private TfString[] withReports(TfString... folders) {
        Stream<TfString> reports = foundation.instance().purposes().contains(Purpose.RECONCILE)
                ? Stream.of(foundation.objects(foundation.instance().controlBucket(), Reconciliation.REPORTS))
                : Stream.empty();
        return Stream.concat(Stream.of(folders), reports).toArray(TfString[]::new);
    }

    /** Returns folders with that of the files that DMS loads, if it loads any. */
    private TfString[] withLoads(TfString... folders) {
        Stream<TfString> loads = foundation.facts().loads().isEmpty()
                ? Stream.empty()
                : Stream.of(foundation.objects(
                        foundation.instance().icebergBucket(), new OffPeakLoads(foundation.instance()).prefix()));
        return Stream.concat(Stream.of(folders), loads).toArray(TfString[]::new);
    }

    /** Returns what the jobs of a cell do with its own buckets. */
    private List<IamStatement> staging() {
        String control = foundation.instance().controlBucket();
        return withFiles(
                IamStatement.allow("FindBuckets")
                        .actions(FIND)
                        .resources(
                                foundation.bucket(foundation.instance().stagingBucket()), foundation.bucket(control)),
                IamStatement.allow("ReadStaging")
                        .actions("s3:GetObject")
                        .resources(
                                foundation.objects(foundation.instance().stagingBucket(), foundation.stagingFolder())),
                IamStatement.allow("KeepTemporaryFiles")
                        .actions(WRITE)
                        .resources(withReports(foundation.objects(control, FoundationNames.TEMPORARY))),
                IamStatement.allow("ReadCodeAndSpecs")
                        .actions("s3:GetObject")
                        .resources(foundation.objects(control, "code"), foundation.objects(control, "specs")));
    }

    private List<IamStatement> catalog() {
        List<TfString> resources = CatalogTopic.catalogArns(foundation);
        List<IamStatement> statements = new ArrayList<>();
        statements.add(IamStatement.allow("ReadAndWriteTables")
                .actions(CatalogTopic.READ)
                .actions("glue:CreateTable", "glue:DeleteTable", "glue:UpdateTable")
                .resources(resources.toArray(TfString[]::new)));
        if (foundation.instance().usesLakeFormation()) {
            statements.add(IamStatement.allow("GetDataAccess")
                    .actions("lakeformation:GetDataAccess")
                    .allResources());
        }
        return statements;
    }

    private List<IamStatement> network(TfResource securityGroup) {
        TfString interfaces = foundation.arn("ec2", "network-interface/*");
        List<TfString> whereTo = new ArrayList<>(List.of(interfaces, securityGroup.attr("arn")));
        foundation.instance().moreSecurityGroups().stream()
                .distinct()
                .forEach(group -> whereTo.add(foundation.arn("ec2", "security-group/" + group)));
        foundation.instance().subnets().forEach(subnet -> whereTo.add(foundation.arn("ec2", "subnet/" + subnet)));
        return List.of(
                IamStatement.allow("LookAtNetwork")
                        .actions(
                                "ec2:DescribeNetworkInterfaces",
                                "ec2:DescribeRouteTables",
                                "ec2:DescribeSecurityGroups",
                                "ec2:DescribeSubnets",
                                "ec2:DescribeVpcAttribute",
                                "ec2:DescribeVpcEndpoints")
                        .allResources(),
                IamStatement.allow("ConnectWorkers")
                        .actions("ec2:CreateNetworkInterface")
                        .resources(whereTo.toArray(TfString[]::new)),
                IamStatement.allow("TagInterfaces")
                        .actions("ec2:CreateTags", "ec2:DeleteTags")
                        .resources(interfaces)
                        .condition("ForAllValues:StringEquals", "aws:TagKeys", Tf.text("aws-glue-service-resource")),
                IamStatement.allow("DisconnectWorkers")
                        .actions("ec2:DeleteNetworkInterface")
                        .resources(interfaces)
                        .condition(
                                "ArnEquals",
                                "ec2:Vpc",
                                foundation.arn(
                                        "ec2", "vpc/" + foundation.instance().vpc())),
                IamStatement.allow("ReadConnections")
                        .actions("glue:GetConnection", "glue:GetConnections")
                        .resources(connections()));
    }

    private TfString[] connections() {
        List<TfString> arns = new ArrayList<>(List.of(foundation.arn("glue", "catalog")));
        foundation.names().connections().forEach(name -> arns.add(foundation.arn("glue", "connection/" + name)));
        return arns.toArray(TfString[]::new);
    }

    /** Returns the use of the leases in the table of leases and run states: an item is read, or written on a condition. */
    static IamStatement keepLeases(TfString table) {
        return IamStatement.allow("KeepLeases")
                .actions("dynamodb:GetItem", "dynamodb:PutItem")
                .resources(table)
                .condition("ForAllValues:StringLike", "dynamodb:LeadingKeys", Tf.text(StateTable.LEASES + "*"));
    }

    private List<IamStatement> runtime(TfString key) {
        return List.of(
                RoleWriter.useKey(key, true).actions("kms:Encrypt"),
                IamStatement.allow("ReadSecrets")
                        .actions("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue")
                        .resources(DmsRoles.secretsBelow(foundation)),
                IamStatement.allow("WriteLogs")
                        .actions(
                                "logs:AssociateKmsKey",
                                "logs:CreateLogGroup",
                                "logs:CreateLogStream",
                                "logs:PutLogEvents")
                        .resources(
                                foundation.arn("logs", "log-group:/aws-glue/jobs/*"),
                                foundation.arn(
                                        "logs",
                                        "log-group:" + foundation.names().jobLogs() + "/*")),
                IamStatement.allow("SendMetrics")
                        .actions("cloudwatch:PutMetricData")
                        .allResources()
                        .condition(
                                "StringEquals",
                                "cloudwatch:namespace",
                                Tf.text("Glue"),
                                Tf.text(Watch.namespace(foundation.instance()))),
                IamStatement.allow("ReadSecurityConfiguration")
                        .actions("glue:GetSecurityConfiguration")
                        .allResources());
    }
}
