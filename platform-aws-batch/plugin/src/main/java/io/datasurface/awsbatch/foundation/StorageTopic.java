package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The buckets: closed to the public, to plain HTTP and to other accounts, encrypted, with rules for what may go. */
final class StorageTopic {
    private static final String TOPIC = "storage";
    /** DMS advises against versions unless old ones are removed; days enough to notice a mistake. */
    private static final long STAGING_VERSION_DAYS = 3;

    private static final long LAKE_VERSION_DAYS = 14;
    private static final long CONTROL_VERSION_DAYS = 90;
    /** Bytes: of files of data none is as small, and what says that a load is complete stays for as long as changes come after it. */
    private static final long LARGEST_MARKER = 16;

    private static final long RESULT_DAYS = 30;
    private static final long TEMPORARY_DAYS = 7;

    private final Foundation foundation;
    private final TfString key;

    private StorageTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.key = key;
    }

    /** Adds the buckets and returns that of the lake. */
    static TfResource add(Foundation foundation, TfString key) {
        addOfCell(foundation, key);
        return new StorageTopic(foundation, key)
                .bucket("lake", foundation.instance().icebergBucket(), rules(LAKE_VERSION_DAYS));
    }

    /** Adds the buckets that every cell has. */
    static void addOfCell(Foundation foundation, TfString key) {
        StorageTopic topic = new StorageTopic(foundation, key);
        String staging = foundation.stagingFolder();
        topic.bucket(
                "staging",
                foundation.instance().stagingBucket(),
                rules(
                        STAGING_VERSION_DAYS,
                        expiry(
                                "expire-staging-files",
                                it -> it.block(
                                        "and",
                                        and -> and.set("prefix", staging.isEmpty() ? "" : staging + "/")
                                                .set("object_size_greater_than", LARGEST_MARKER)),
                                foundation.number("retention.stagingDays"))));
        topic.bucket(
                "control",
                foundation.instance().controlBucket(),
                rules(
                        CONTROL_VERSION_DAYS,
                        expiry("expire-query-results", FoundationNames.RESULTS + "/", RESULT_DAYS),
                        expiry("expire-run-reports", FoundationNames.RUNS + "/", RESULT_DAYS),
                        expiry("expire-temporary-files", FoundationNames.TEMPORARY + "/", TEMPORARY_DAYS)));
    }

    private TfResource bucket(String label, String name, List<TfBody> rules) {
        TfResource bucket = add(TfResource.of(
                        "aws_s3_bucket", label, it -> it.set("bucket", name).set("force_destroy", false))
                .preventDestroy());
        TfString id = bucket.attr("id");
        TfResource closed = add(TfResource.of(
                "aws_s3_bucket_public_access_block",
                label,
                it -> it.set("bucket", id)
                        .set("block_public_acls", true)
                        .set("block_public_policy", true)
                        .set("ignore_public_acls", true)
                        .set("restrict_public_buckets", true)));
        add(TfResource.of(
                "aws_s3_bucket_ownership_controls",
                label,
                it -> it.set("bucket", id).block("rule", rule -> rule.set("object_ownership", "BucketOwnerEnforced"))));
        add(TfResource.of(
                "aws_s3_bucket_server_side_encryption_configuration",
                label,
                it -> it.set("bucket", id)
                        .block(
                                "rule",
                                rule -> rule.set("bucket_key_enabled", true)
                                        .block(
                                                "apply_server_side_encryption_by_default",
                                                byDefault -> byDefault
                                                        .set("sse_algorithm", "aws:kms")
                                                        .set("kms_master_key_id", key)))));
        foundation.instance().logBucket().ifPresent(logs -> logged(label, name, id, logs));
        TfResource versioning = add(TfResource.of(
                "aws_s3_bucket_versioning",
                label,
                it -> it.set("bucket", id).block("versioning_configuration", to -> to.set("status", "Enabled"))));
        add(TfResource.of(
                        "aws_s3_bucket_lifecycle_configuration",
                        label,
                        it -> it.set("bucket", id).blocks("rule", rules))
                .dependsOn(versioning));
        add(TfResource.of(
                        "aws_s3_bucket_policy",
                        label,
                        it -> it.set("bucket", id)
                                .set(
                                        "policy",
                                        IamPolicy.of(IamPolicy.Kind.BUCKET, statements(bucket.attr("arn")))
                                                .json()))
                .dependsOn(closed));
        return bucket;
    }

    /** By days of what happened, so that who looks for something reads little; S3 puts account, region and bucket in front of them. */
    private void logged(String label, String name, TfString id, String logs) {
        add(TfResource.of(
                "aws_s3_bucket_logging",
                label,
                it -> it.set("bucket", id)
                        .set("target_bucket", logs)
                        .set("target_prefix", name + "/")
                        .block(
                                "target_object_key_format",
                                format -> format.block(
                                        "partitioned_prefix",
                                        prefix -> prefix.set("partition_date_source", "EventTime")))));
    }

    private TfResource add(TfResource resource) {
        return foundation.module().add(TOPIC, resource);
    }

    private List<IamStatement> statements(TfString bucket) {
        return List.of(
                denied("DenyPlainHttp", bucket).condition("Bool", "aws:SecureTransport", Tf.text("false")),
                denied("DenyOldTls", bucket).condition("NumericLessThan", "s3:TlsVersion", Tf.text("1.2")),
                denied("DenyOtherAccounts", bucket)
                        .condition("Bool", "aws:PrincipalIsAWSService", Tf.text("false"))
                        .condition(
                                "StringNotEquals",
                                "aws:PrincipalAccount",
                                Tf.text(foundation.instance().account())));
    }

    private static IamStatement denied(String sid, TfString bucket) {
        return IamStatement.deny(sid)
                .awsPrincipals(Tf.text("*"))
                .actions("s3:*")
                .resources(bucket, bucket.then("/*"));
    }

    /** Returns the rules that every bucket has, and more. */
    private static List<TfBody> rules(long versionDays, TfBody... more) {
        TfBody upkeep = rule(
                "upkeep",
                below(""),
                rule -> rule.block("abort_incomplete_multipart_upload", it -> it.set("days_after_initiation", 7))
                        .block("noncurrent_version_expiration", it -> it.set("noncurrent_days", versionDays))
                        .block("expiration", it -> it.set("expired_object_delete_marker", true)));
        return Stream.concat(Stream.of(upkeep), Arrays.stream(more)).toList();
    }

    private static TfBody expiry(String id, String prefix, long days) {
        return expiry(id, below(prefix), days);
    }

    private static TfBody expiry(String id, Consumer<TfBody.Builder> filter, long days) {
        return rule(id, filter, rule -> rule.block("expiration", it -> it.set("days", days)));
    }

    private static Consumer<TfBody.Builder> below(String prefix) {
        return filter -> filter.set("prefix", prefix);
    }

    private static TfBody rule(String id, Consumer<TfBody.Builder> filter, Consumer<TfBody.Builder> content) {
        return TfBody.of(rule -> {
            rule.set("id", id).set("status", "Enabled").block("filter", filter);
            content.accept(rule);
        });
    }
}
