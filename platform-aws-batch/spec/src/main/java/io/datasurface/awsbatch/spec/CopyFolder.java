package io.datasurface.awsbatch.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder of S3 that a job writes rows into and a database copies them from. What is in it is of use to one run only.
 *
 * @param location the folder, such as {@code s3://bucket/folder}; everything in it belongs to the export
 * @param region the region of the bucket
 * @param roleArn role with which the database reads the folder; without one its default role does
 */
public record CopyFolder(String location, String region, Optional<String> roleArn) {
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+");

    /** Refuses what is no location, region or role. */
    public CopyFolder {
        Checks.location("location", location);
        if (!REGION.matcher(Checks.text("region", region)).matches()) {
            throw Checks.refused("region", region, "expected one such as eu-central-1");
        }
        roleArn.ifPresent(arn -> {
            if (!ROLE.matcher(arn).matches()) {
                throw Checks.refused("roleArn", arn, "expected arn:aws:iam::<account>:role/<name>");
            }
        });
    }
}
