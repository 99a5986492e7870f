package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Arns;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How other cells get at the lake: by a role of the home cell for each, which only the jobs of that cell may assume. So nothing of the lake is
 * opened to another account, no policy of the bucket, the key or the catalog, of which there is one per account, has to name one, and Lake
 * Formation grants to a role of its own account (grants across accounts are made anew at each apply, provider issues 49453 and 49669).
 */
final class LakeAccess {
    private LakeAccess() {}

    /** Returns the ARN of the role, in the home cell, with which the jobs of the cell that is looked from reach the lake. */
    static String roleArn(Instance instance) {
        return instance.home().arns().role(instance.lakeRole(instance.cell().name()));
    }

    /**
     * Adds the roles of the other cells.
     *
     * @return each role by the name of its cell
     */
    static Map<String, TfResource> add(Foundation foundation, TfString key, TfResource stateTable) {
        Map<String, TfResource> roles = new LinkedHashMap<>();
        for (CellAccount cell : foundation.instance().cells().others()) {
            roles.put(cell.name(), add(foundation, cell, key, stateTable));
        }
        return roles;
    }

    private static TfResource add(Foundation foundation, CellAccount cell, TfString key, TfResource stateTable) {
        Arns away = foundation.instance().in(cell.name()).arns();
        // A principal that does not exist yet is refused, so the account is named and the condition narrows it down to
        // the role.
        IamStatement trust = IamStatement.allow("AssumeByJobsOfCell")
                .actions("sts:AssumeRole")
                .awsPrincipals(Tf.text(away.account("root")))
                .condition("ArnEquals", "aws:PrincipalArn", Tf.text(away.role(foundation.text("icebergBucket.role"))));
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("lake", lake(foundation, key, stateTable));
        return new RoleWriter(foundation)
                .add(
                        "lake_of_" + cell.name(),
                        foundation.instance().lakeRole(cell.name()),
                        "Glue jobs of cell " + cell.name() + " fill the lake",
                        List.of(trust),
                        policies,
                        foundation.instance().usesLakeFormation() ? Map.of("lake", JobRole.DATA_ACCESS) : Map.of())
                .get(0);
    }

    private static List<IamStatement> lake(Foundation foundation, TfString key, TfResource stateTable) {
        Instance instance = foundation.instance();
        List<IamStatement> statements = new ArrayList<>();
        statements.add(IamStatement.allow("FindLake")
                .actions(JobRole.FIND)
                .resources(foundation.bucket(instance.icebergBucket())));
        statements.add(IamStatement.allow("ReadAndWriteLake")
                .actions(JobRole.WRITE)
                .resources(foundation.objects(instance.icebergBucket(), foundation.lakeFolder())));
        statements.add(IamStatement.allow("ReadAndWriteTables")
                .actions(CatalogTopic.READ)
                .actions("glue:CreateTable", "glue:DeleteTable", "glue:UpdateTable")
                .resources(
                        foundation.arn("glue", "catalog"),
                        foundation.arn("glue", "database/" + instance.database()),
                        foundation.arn("glue", "table/" + instance.database() + "/*")));
        statements.add(RoleWriter.useKey(key, true).actions("kms:Encrypt"));
        if (instance.locksInStateTable()) {
            statements.add(JobRole.keepLeases(stateTable.attr("arn")));
        }
        if (instance.usesLakeFormation()) {
            statements.add(IamStatement.allow("GetDataAccess")
                    .actions("lakeformation:GetDataAccess")
                    .allResources());
        }
        return statements;
    }
}
