package io.datasurface.awsbatch.override;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What overrides change only if the parameter {@code overridesAccepted} says that this is meant: what keeps data safe, what lets somebody in,
 * and what other root modules and documents know a thing by. Life cycles, providers and state backends can never be overridden: they are no
 * arguments of a resource.
 */
final class Refusals {
    /** Types of which nothing is overridden. */
    static final List<String> TYPES = List.of(
            "aws_cloudwatch_log_resource_policy",
            "aws_iam_*",
            "aws_kms_*",
            "aws_lakeformation_*",
            "aws_s3_bucket",
            "aws_s3_bucket_ownership_controls",
            "aws_s3_bucket_policy",
            "aws_s3_bucket_public_access_block",
            "aws_s3_bucket_server_side_encryption_configuration",
            "aws_s3_bucket_versioning",
            "aws_s3_object",
            "aws_security_group",
            "aws_sns_topic_policy",
            "aws_sqs_queue_policy",
            "aws_vpc_security_group_*");

    /** Arguments of any type, also inside of blocks. */
    static final List<String> ARGUMENTS = List.of(
            "*_arn",
            "*_id",
            "*_role",
            "*encrypt*",
            "*kms*",
            "*password*",
            "*secret*",
            "arn",
            "bucket",
            "bucket_folder",
            "bucket_name",
            "catalog_id",
            "definition",
            "deletion_protection_enabled",
            "enabled",
            "endpoint_type",
            "engine_name",
            "expected_bucket_owner",
            "force_destroy",
            "group_name",
            "hash_key",
            "input",
            "key",
            "migration_type",
            "name",
            "name_prefix",
            "policy",
            "preserve_deleted_files",
            "publicly_accessible",
            "range_key",
            "replication_config_identifier",
            "replication_type",
            "resource_identifier",
            "script_location",
            "security_configuration",
            "ssl_mode",
            "start_replication",
            "start_replication_task",
            "subdirectory",
            "table_mappings",
            "template_*",
            "type");

    private Refusals() {}

    static boolean refuses(String type, String path, Set<String> accepted) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        boolean listed = TYPES.stream().anyMatch(pattern -> matches(pattern, type))
                || ARGUMENTS.stream().anyMatch(pattern -> matches(pattern, last));
        return listed && !accepted.contains(type + "." + path);
    }

    /** Returns whether a text matches a pattern in which {@code *} stands for anything. */
    static boolean matches(String pattern, String text) {
        String regex = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
