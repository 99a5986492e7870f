package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.watch.Watch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The roles of the Glue jobs, one per purpose: each may what the jobs of its purpose do, as {@link LakeRights}, {@link JobStorage} and
 * {@link JobSecrets} say, and what Glue does for all of them.
 */
final class JobRole {
    /** Why a policy has a statement for all resources. */
    static final String DATA_ACCESS =
            "lakeformation:GetDataAccess knows no resources; the grants of Lake Formation decide.";

    static final String[] FIND = {"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"};
    static final String[] WRITE = {
        "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"
    };

    /** What stands between statements, and a margin. */
    private static final int SPARE = 100;

    private final Foundation foundation;
    private final Purpose purpose;
    private final LakeRights lake;

    private JobRole(Foundation foundation, Purpose purpose) {
        this.foundation = foundation;
        this.purpose = purpose;
        this.lake = new LakeRights(foundation, purpose);
    }

    /**
     * Adds the roles of the jobs of the cell from which the instance is looked at. Those of another cell than the home cell reach the lake by a role of
     * the home cell.
     *
     * @param stateTable ARN of the table of leases, of which roles of the home cell take some
     * @return each role and its policies, by purpose
     */
    static SortedMap<Purpose, List<TfResource>> add(
            Foundation foundation, TfString key, TfResource securityGroup, TfString stateTable) {
        SortedMap<Purpose, List<TfResource>> roles = new TreeMap<>();
        for (Purpose purpose : foundation.instance().purposes()) {
            roles.put(purpose, new JobRole(foundation, purpose).add(key, securityGroup, stateTable));
        }
        return Collections.unmodifiableSortedMap(roles);
    }

    private List<TfResource> add(TfString key, TfResource securityGroup, TfString stateTable) {
        RoleWriter roles = new RoleWriter(foundation);
        boolean home = foundation.instance().cell().home();
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        if (home) {
            policies.put("catalog", lake.catalog());
        } else {
            policies.put("lake", List.of(actInLake()));
        }
        if (purpose == Purpose.INGEST && !foundation.facts().feeds().roles().isEmpty()) {
            policies.put("feeds", List.of(readFeeds()));
        }
        policies.put("network", network(securityGroup));
        List<IamStatement> runtime = new ArrayList<>(runtime(key));
        List<IamStatement> storage = new ArrayList<>(new JobStorage(foundation, purpose).statements());
        if (home) {
            runtime.addAll(lake.leases(stateTable));
            storage.addAll(lake.files());
        }
        policies.put("runtime", runtime);
        policies.put("storage", storage);
        if (lake.makesViews()) {
            policies.put("views", views());
        }
        runtime.addAll(foundation.facts().secrets().statements(foundation, purpose, room(policies)));
        SortedMap<String, String> remarks = remarks();
        remarks.keySet().retainAll(policies.keySet());
        return roles.add(
                "jobs_" + purpose.label(),
                foundation.instance().jobRole(purpose),
                "Glue jobs that " + does(),
                List.of(roles.service("glue.amazonaws.com", foundation.arn("glue", "*"))),
                policies,
                remarks);
    }

    /** Returns how many characters there is place for besides the policies. */
    private static int room(Map<String, List<IamStatement>> policies) {
        int taken = policies.values().stream()
                .mapToInt(statements ->
                        IamPolicy.of(IamPolicy.Kind.INLINE, statements).length())
                .sum();
        return IamPolicy.Kind.INLINE.maximumLength() - taken - SPARE;
    }

    private String does() {
        return switch (purpose) {
            case INGEST -> "fill the lake";
            case EXPORT -> "fill the containers of consumers";
            case TRANSFORM -> "run transformers";
            case MAINTAIN -> "keep tables in order";
            case RECONCILE -> "compare the lake with others";
        };
    }

    private IamStatement actInLake() {
        return IamStatement.allow("ActInLake")
                .actions("sts:AssumeRole")
                .resources(Tf.text(LakeAccess.roleArn(foundation.instance(), purpose)));
    }

    /** Returns what is read of other platforms' lakes: by roles there, which say what. */
    private IamStatement readFeeds() {
        return IamStatement.allow("ReadFeeds")
                .actions("sts:AssumeRole")
                .resources(foundation.facts().feeds().roles().stream()
                        .map(Tf::text)
                        .toArray(TfString[]::new));
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
            remarks.put("catalog", remark(lake));
        }
        return remarks;
    }

    /** Returns why the policy of a role that reaches the lake has statements for all resources, under Lake Formation. */
    static String remark(LakeRights rights) {
        return rights.tagsTables()
                ? DATA_ACCESS + " The same goes for lakeformation:AddLFTagsToResource."
                : DATA_ACCESS;
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

    private List<IamStatement> runtime(TfString key) {
        List<IamStatement> statements = new ArrayList<>(List.of(
                RoleWriter.useKey(key, true).actions("kms:Encrypt"),
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
                        .condition("StringEquals", "cloudwatch:namespace", namespaces()),
                IamStatement.allow("ReadSecurityConfiguration")
                        .actions("glue:GetSecurityConfiguration")
                        .allResources()));
        return statements;
    }

    /** Glue measures all jobs, and those that somebody waits for measure themselves. */
    private TfString[] namespaces() {
        TfString glue = Tf.text("Glue");
        return purpose.isAwaited()
                ? new TfString[] {glue, Tf.text(Watch.namespace(foundation.instance()))}
                : new TfString[] {glue};
    }
}
