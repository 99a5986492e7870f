package io.datasurface.awsbatch.spec;

/**
 * The way from a cell into the home cell's lake.
 *
 * @param account the AWS account that owns the Glue catalog, 12 digits
 * @param region its region
 * @param roleArn role that the job assumes for the catalog and the table files
 */
public record LakeAccess(String account, String region, String roleArn) {
    /** Refuses what is no account or role. */
    public LakeAccess {
        if (!Checks.text("account", account).matches("[0-9]{12}")) {
            throw Checks.refused("account", account, "an AWS account id has 12 digits");
        }
        Checks.text("region", region);
        if (!Checks.text("roleArn", roleArn).matches("arn:[a-z-]+:iam::[0-9]{12}:role/.+")) {
            throw Checks.refused("roleArn", roleArn, "expected arn:aws:iam::<account>:role/<name>");
        }
    }
}
