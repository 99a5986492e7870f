package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.terraform.TfAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The one role that the jobs of all purposes had in older renders. Runs that have begun act with the role that they began with, and first copies take
 * days; so where a parameter asks for it, the role and what belongs to it is not destroyed, but left alone, for somebody to remove later.
 */
final class SharedRole {
    private static final String PARAMETER = "icebergBucket.sharedRoleKept";
    private static final String ROLE = "aws_iam_role";
    private static final String POLICY = "aws_iam_role_policy";
    private static final String GRANT = "aws_lakeformation_permissions";

    private SharedRole() {}

    /** Lets go of what older renders had in the root module, if that is asked for. What is not in the state is passed over by Terraform. */
    static void leave(Foundation foundation) {
        if (foundation.instance().parameters().flag(PARAMETER)) {
            addresses(foundation).forEach(foundation.module()::forgotten);
        }
    }

    private static List<TfAddress> addresses(Foundation foundation) {
        List<TfAddress> all = new ArrayList<>();
        all.add(TfAddress.resource(ROLE, "lake"));
        for (String policy : List.of("catalog", "feeds", "lake", "network", "runtime", "storage", "views")) {
            all.add(TfAddress.resource(POLICY, "lake_" + policy));
        }
        for (String kind : List.of("error", "output")) {
            all.add(TfAddress.resource("aws_cloudwatch_log_group", "jobs_" + kind));
        }
        if (foundation.instance().cell().home()) {
            addGrants("jobs", all);
            foundation.instance().cells().others().forEach(cell -> {
                all.add(TfAddress.resource(ROLE, "lake_of_" + cell.name()));
                all.add(TfAddress.resource(POLICY, "lake_of_" + cell.name() + "_lake"));
                addGrants("cell_" + cell.name(), all);
            });
        }
        return all;
    }

    private static void addGrants(String label, List<TfAddress> all) {
        for (String grant : List.of("databases", "location", "tables")) {
            all.add(TfAddress.resource(GRANT, label + "_" + grant));
        }
    }
}
