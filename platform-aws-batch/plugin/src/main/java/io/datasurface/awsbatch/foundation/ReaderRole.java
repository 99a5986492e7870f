package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The role of those who read the whole lake. It is made only if they are named: without names it would have to trust the account, and whoever may hand out
 * rights there could read all.
 */
final class ReaderRole {
    private final Foundation foundation;
    private final TfString key;

    private ReaderRole(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.key = key;
    }

    /** Adds the role, if anybody may assume it. */
    static Optional<TfResource> add(Foundation foundation, TfString key) {
        if (readers(foundation).isEmpty()) {
            return Optional.empty();
        }
        ReaderRole role = new ReaderRole(foundation, key);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("lake", role.lake());
        if (!foundation.facts().managedContainers().isEmpty()) {
            policies.put(
                    "queries",
                    queries(
                            foundation,
                            FoundationNames.RESULTS,
                            CatalogTopic.workgroupArns(foundation).toArray(TfString[]::new)));
        }
        return Optional.of(new RoleWriter(foundation)
                .add(
                        "readers",
                        foundation.text("glueDatabase.role"),
                        "Consumers query the lake",
                        List.of(role.trust()),
                        policies,
                        foundation.instance().usesLakeFormation() ? Map.of("lake", JobRole.DATA_ACCESS) : Map.of())
                .get(0));
    }

    /** Returns who may assume the role. */
    static List<String> readers(Foundation foundation) {
        return foundation.instance().parameters().texts("readers");
    }

    private IamStatement trust() {
        return IamStatement.allow("AssumeByReaders")
                .actions("sts:AssumeRole")
                .awsPrincipals(readers(foundation).stream().map(Tf::text).toArray(TfString[]::new));
    }

    private List<IamStatement> lake() {
        List<IamStatement> statements = new ArrayList<>();
        statements.add(IamStatement.allow("ReadCatalog")
                .actions(CatalogTopic.READ)
                .resources(CatalogTopic.catalogArns(foundation).toArray(TfString[]::new)));
        statements.add(RoleWriter.useKey(key, true));
        if (foundation.instance().usesLakeFormation()) {
            statements.add(IamStatement.allow("GetDataAccess")
                    .actions("lakeformation:GetDataAccess")
                    .allResources());
        } else {
            String bucket = foundation.instance().icebergBucket();
            statements.add(IamStatement.allow("FindLake")
                    .actions("s3:GetBucketLocation", "s3:ListBucket")
                    .resources(foundation.bucket(bucket)));
            statements.add(IamStatement.allow("ReadLake")
                    .actions("s3:GetObject")
                    .resources(foundation.objects(bucket, foundation.lakeFolder())));
        }
        return statements;
    }

    /** Returns what querying in workgroups takes, whose results are in a folder of the control bucket. */
    static List<IamStatement> queries(Foundation foundation, String results, TfString... workgroups) {
        String control = foundation.instance().controlBucket();
        return List.of(
                IamStatement.allow("RunQueries")
                        .actions(
                                "athena:BatchGetQueryExecution",
                                "athena:GetQueryExecution",
                                "athena:GetQueryResults",
                                "athena:GetQueryResultsStream",
                                "athena:GetWorkGroup",
                                "athena:ListQueryExecutions",
                                "athena:StartQueryExecution",
                                "athena:StopQueryExecution")
                        .resources(workgroups),
                IamStatement.allow("UseCatalogInAthena")
                        .actions("athena:GetDataCatalog")
                        .resources(foundation.arn("athena", "datacatalog/AwsDataCatalog")),
                IamStatement.allow("FindResults")
                        .actions("s3:GetBucketLocation", "s3:ListBucketMultipartUploads")
                        .resources(foundation.bucket(control)),
                IamStatement.allow("ListResults")
                        .actions("s3:ListBucket")
                        .resources(foundation.bucket(control))
                        .condition("StringLike", "s3:prefix", Foundation.keys(results)),
                IamStatement.allow("KeepResults")
                        .actions(
                                "s3:AbortMultipartUpload",
                                "s3:GetObject",
                                "s3:ListMultipartUploadParts",
                                "s3:PutObject")
                        .resources(foundation.objects(control, results)));
    }
}
