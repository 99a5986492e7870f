package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The role of a workspace on the lake, which those assume who are entitled to it. It reads the tables of the workspace and their views, and queries in a workgroup of
 * its own, whose results no other workspace reads.
 *
 * <p>It is a role, and not rights for those who are entitled: so losing the entitlement is losing all of it, a principal may be of another account,
 * and its own policies and quotas are left alone. Its policies name the tables. Under Lake Formation it is granted what has the tag of the
 * lake, as a table can't be granted by its name before a job has made it; both have to allow a query.
 */
final class ConsumerRole {
    private final Foundation foundation;
    private final TfString key;
    private final EntitledWorkspace workspace;

    private ConsumerRole(Foundation foundation, TfString key, EntitledWorkspace workspace) {
        this.foundation = foundation;
        this.key = key;
        this.workspace = workspace;
    }

    /** Adds the role of a workspace to a root module, and returns it. */
    static TfResource add(Foundation foundation, TfString key, EntitledWorkspace workspace) {
        return new ConsumerRole(foundation, key, workspace).add();
    }

    /** Returns what the labels of what a workspace has begin with. */
    static String label(EntitledWorkspace workspace) {
        return TfLabel.of("consumers", workspace.workspace());
    }

    private TfResource add() {
        boolean governed = foundation.instance().usesLakeFormation();
        List<IamStatement> queries = new ArrayList<>(ReaderRole.queries(
                foundation,
                foundation.names().consumerResults(workspace),
                foundation.arn("athena", "workgroup/" + foundation.names().consumerWorkgroup(workspace))));
        queries.add(readViews());
        queries.add(RoleWriter.useKey(key, true));
        if (governed) {
            queries.add(IamStatement.allow("GetDataAccess")
                    .actions("lakeformation:GetDataAccess")
                    .allResources());
        }
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>(Map.of("queries", queries));
        RoleWriter writer = new RoleWriter(foundation);
        TfResource role = writer.add(
                        label(workspace),
                        foundation.instance().consumerRole(workspace.workspace()),
                        "Those who are entitled to a workspace query its tables",
                        List.of(IamStatement.allow("AssumeByEntitled")
                                .actions("sts:AssumeRole")
                                .awsPrincipals(workspace.principals().stream()
                                        .map(Tf::text)
                                        .toArray(TfString[]::new))),
                        policies,
                        governed ? Map.of("queries", JobRole.DATA_ACCESS) : Map.of())
                .get(0);
        int number = 0;
        for (List<String> tables : workspace.policies(foundation.instance())) {
            String label = label(workspace) + "_" + ++number;
            TfResource policy = writer.managed(label, name(number), IamPolicy.of(IamPolicy.Kind.MANAGED, read(tables)));
            writer.attach(label, role, policy.attr("arn"));
        }
        return role;
    }

    /** Whoever queries a view has to be allowed to read what is behind it, so those of other workspaces of the container show nothing. */
    private IamStatement readViews() {
        String database = foundation.instance().viewDatabase(workspace.container());
        return IamStatement.allow("ReadViews")
                .actions(CatalogTopic.READ)
                .resources(
                        foundation.arn("glue", "catalog"),
                        foundation.arn("glue", "database/" + database),
                        foundation.arn("glue", "table/" + database + "/*"));
    }

    private String name(int number) {
        return foundation
                .instance()
                .named(AwsNameRule.IAM_POLICY, "consumers", workspace.workspace(), Integer.toString(number));
    }

    private List<IamStatement> read(List<String> tables) {
        Instance instance = foundation.instance();
        List<TfString> catalog = new ArrayList<>(
                List.of(foundation.arn("glue", "catalog"), foundation.arn("glue", "database/" + instance.database())));
        tables.forEach(table -> catalog.add(foundation.arn("glue", "table/" + instance.database() + "/" + table)));
        List<IamStatement> statements = new ArrayList<>();
        statements.add(IamStatement.allow("ReadCatalog")
                .actions(CatalogTopic.READ)
                .resources(catalog.toArray(TfString[]::new)));
        if (!instance.usesLakeFormation()) {
            statements.add(IamStatement.allow("FindLake")
                    .actions("s3:GetBucketLocation")
                    .resources(foundation.bucket(instance.icebergBucket())));
            statements.add(IamStatement.allow("ReadTables")
                    .actions("s3:GetObject")
                    .resources(tables.stream()
                            .map(table -> foundation.objects(instance.icebergBucket(), folder(table)))
                            .toArray(TfString[]::new)));
            TfString[] copies = tables.stream()
                    .filter(workspace.copies()::contains)
                    .map(table -> Foundation.keys(folder(table)))
                    .toArray(TfString[]::new);
            if (copies.length > 0) {
                // The files of an Iceberg table stand in its metadata; those of other formats are looked for.
                statements.add(IamStatement.allow("ListCopies")
                        .actions("s3:ListBucket")
                        .resources(foundation.bucket(instance.icebergBucket()))
                        .condition("StringLike", "s3:prefix", copies));
            }
        }
        return statements;
    }

    private String folder(String table) {
        return foundation.inLake(Objects.requireNonNull(workspace.tables().get(table)) + "/" + table);
    }
}
