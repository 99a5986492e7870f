package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import java.util.ArrayList;
import java.util.List;

/** What the operations book says of the roles of jobs. */
final class RoleChapter {
    private final Instance instance;

    RoleChapter(Instance instance) {
        this.instance = instance;
    }

    String text() {
        StringBuilder out = new StringBuilder("""
                ## What jobs may do

                Each job has a role of its own, which may what its runs do and no more; `foundation/roles.tf.json` has it in full.

                | Role | Does |
                |---|---|
                """);
        for (Purpose purpose : instance.purposes()) {
            out.append("| `%s` | %s |\n".formatted(instance.jobRole(purpose), does(purpose)));
        }
        out.append("""

                Whoever commits to a table, be it the tag that keeps a snapshot, writes and removes files of its metadata. Code of
                transformers runs with the role of its job: it sees the whole lake, and no secret. A run acts with the role that it began with: a
                render that would take such a role away is refused until it is allowed.
                """);
        if (instance.parameters().flag("icebergBucket.sharedRoleKept")) {
            out.append(kept());
        }
        return out.toString();
    }

    private String does(Purpose purpose) {
        return switch (purpose) {
            case INGEST ->
                "reads the staging bucket, logs in to databases that it reads with SQL, makes and writes tables, keeps bad rows in quarantine";
            case EXPORT ->
                "reads tables and tags snapshots, logs in to databases of consumers, makes views of consumers";
            case TRANSFORM ->
                "reads tables and tags snapshots, writes batches into landing folders of the staging bucket";
            case MAINTAIN -> "writes tables and removes files of them, and files that were ingested long ago";
            case RECONCILE -> "reads tables, logs in to the databases that are compared, writes reports";
        };
    }

    private String kept() {
        List<String> roles = new ArrayList<>(List.of(instance.parameters().text("icebergBucket.role")));
        instance.cells().others().stream()
                .map(CellAccount::name)
                .map(cell -> instance.named(AwsNameRule.IAM_ROLE, "lake", cell))
                .forEach(roles::add);
        return """

                The role that all jobs had in older renders is left in each account, and in this one those of the other cells (%1$s), with their
                grants and log groups. Terraform knows nothing of them any more. Apply all root modules, wait until no run that began before is left
                (`aws glue get-job-runs`, as below; a first copy takes days), and take `icebergBucket.sharedRoleKept` out of the parameters. Then remove each:

                ```sh
                ROLE=%2$s
                for POLICY in $(aws iam list-role-policies --role-name "$ROLE" --query PolicyNames --output text); do
                  aws iam delete-role-policy --role-name "$ROLE" --policy-name "$POLICY"
                done
                aws iam delete-role --role-name "$ROLE"
                ```
                %3$s
                Its log groups empty themselves with the time that logs are kept.
                """.formatted(
                        "`" + String.join("`, `", roles) + "`",
                        roles.get(0),
                        instance.usesLakeFormation()
                                ? "\nBefore that, take back what Lake Formation has granted it: `aws lakeformation list-permissions --principal"
                                        + " DataLakePrincipalIdentifier=<its ARN>` shows it, `revoke-permissions` takes it back.\n"
                                : "");
    }
}
