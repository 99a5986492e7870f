package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code .checkov.yaml}: which checks of Checkov do not fit, and why. Skips inside resources are not read in JSON. */
final class CheckovFile {
    private CheckovFile() {}

    static String of(Foundation foundation, ChunkPlan plan) {
        StringBuilder out = new StringBuilder("""
                # Run in this folder: checkov --config-file .checkov.yaml -d .
                # Checkov does not read skips inside JSON resources, so they are here, each with its reason.
                framework:
                  - terraform_json
                compact: true
                quiet: true
                skip-check:
                """);
        boolean hasStacks =
                plan.chunks().stream().anyMatch(chunk -> chunk.cost().getOrDefault(BatchEstimator.STACKS, 0L) > 0);
        skips(foundation, hasStacks)
                .forEach((check, reason) -> out.append("  # ")
                        .append(reason)
                        .append("\n  - ")
                        .append(check)
                        .append('\n'));
        return out.toString();
    }

    private static SortedMap<String, String> skips(Foundation foundation, boolean hasStacks) {
        SortedMap<String, String> skips = new TreeMap<>(Map.of(
                "CKV_AWS_144",
                "Old versions are the way back from a mistake; a copy in another region doubles the cost, so whoever needs one adds it.",
                "CKV_AWS_298",
                "What DMS writes is encrypted with the key of the instance, by server_side_encryption_kms_key_id; the check asks for"
                        + " kms_key_arn, which is deprecated.",
                "CKV2_AWS_5",
                "The security group is attached by the Glue connections and, in the chunks, by replication instances; the check"
                        + " knows neither.",
                "CKV2_AWS_62",
                "Nothing listens to single objects: work is started by schedules."));
        boolean logged = foundation.instance().cells().all().stream()
                .allMatch(cell ->
                        foundation.instance().in(cell.name()).logBucket().isPresent());
        if (!logged) {
            skips.put(
                    "CKV_AWS_18",
                    "Access to the buckets is recorded by data events of CloudTrail, if the account wants it, or in a bucket that is made elsewhere and"
                            + " named in audit.logBucket, because S3's own access logs cannot be delivered to a bucket that a KMS key encrypts.");
        }
        if (hasStacks) {
            skips.put(
                    "CKV_AWS_124",
                    "CloudFormation stacks have one resource each and are made by Terraform, which waits for them and says why one failed; a topic"
                            + " would hear of each step.");
        }
        if (!foundation.instance().cells().others().isEmpty()) {
            skips.put(
                    "CKV_AWS_61",
                    "The roles by which other cells reach the lake trust accounts, as roles that do not exist yet cannot be named; a condition"
                            + " narrows that down to the role of the cell's jobs.");
        }
        if (ReaderRole.readers(foundation).stream().anyMatch(principal -> principal.endsWith(":root"))) {
            skips.put(
                    "CKV_AWS_61",
                    "The parameter readers names a whole account, whose policies say who may assume the role of the readers.");
        }
        return skips;
    }
}
