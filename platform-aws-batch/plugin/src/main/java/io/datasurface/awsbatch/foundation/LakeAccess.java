package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
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
 * How other cells get at the lake: by a role of the home cell for each and each purpose, which only the jobs of that cell and purpose may assume. So nothing of the lake is
 * opened to another account, no policy of the bucket, the key or the catalog, of which there is one per account, has to name one, and Lake
 * Formation grants to a role of its own account (grants across accounts are made anew at each apply, provider issues 49453 and 49669).
 */
final class LakeAccess {
    private LakeAccess() {}

    /** Returns the ARN of the role, in the home cell, with which the jobs of a purpose of the cell that is looked from reach the lake. */
    static String roleArn(Instance instance, Purpose purpose) {
        return instance.home().arns().role(instance.lakeRole(instance.cell().name(), purpose));
    }

    /**
     * Adds the roles of the other cells.
     *
     * @return each role by the name of its cell and its purpose
     */
    static Map<String, SortedMap<Purpose, TfResource>> add(Foundation foundation, TfString key, TfString stateTable) {
        Map<String, SortedMap<Purpose, TfResource>> roles = new LinkedHashMap<>();
        for (CellAccount cell : foundation.instance().cells().others()) {
            SortedMap<Purpose, TfResource> own = new TreeMap<>();
            for (Purpose purpose : foundation.instance().in(cell.name()).purposes()) {
                own.put(purpose, add(foundation, cell, purpose, key, stateTable));
            }
            roles.put(cell.name(), own);
        }
        return roles;
    }

    private static TfResource add(
            Foundation foundation, CellAccount cell, Purpose purpose, TfString key, TfString stateTable) {
        Instance away = foundation.instance().in(cell.name());
        // A principal that does not exist yet is refused, so the account is named and the condition narrows it down to
        // the role.
        IamStatement trust = IamStatement.allow("AssumeByJobsOfCell")
                .actions("sts:AssumeRole")
                .awsPrincipals(Tf.text(away.arns().account("root")))
                .condition("ArnEquals", "aws:PrincipalArn", Tf.text(away.arns().role(away.jobRole(purpose))));
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("lake", lake(foundation, purpose, key, stateTable));
        return new RoleWriter(foundation)
                .add(
                        "lake_of_" + cell.name() + "_" + purpose.label(),
                        foundation.instance().lakeRole(cell.name(), purpose),
                        "Glue jobs of cell " + cell.name() + " reach the lake to " + purpose.label(),
                        List.of(trust),
                        policies,
                        foundation.instance().usesLakeFormation()
                                ? Map.of("lake", JobRole.remark(new LakeRights(foundation, purpose)))
                                : Map.of())
                .get(0);
    }

    private static List<IamStatement> lake(Foundation foundation, Purpose purpose, TfString key, TfString stateTable) {
        LakeRights rights = new LakeRights(foundation, purpose);
        List<IamStatement> statements = new ArrayList<>();
        statements.add(IamStatement.allow("FindLake")
                .actions(JobRole.FIND)
                .resources(foundation.bucket(foundation.instance().icebergBucket())));
        statements.addAll(rights.files());
        statements.addAll(rights.catalog());
        boolean writes = purpose.changesTables();
        statements.add(writes ? RoleWriter.useKey(key, true).actions("kms:Encrypt") : RoleWriter.useKey(key, false));
        statements.addAll(rights.leases(stateTable));
        return statements;
    }
}
