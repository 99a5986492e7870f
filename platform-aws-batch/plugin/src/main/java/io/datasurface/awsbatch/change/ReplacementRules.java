package io.datasurface.awsbatch.change;

import static io.datasurface.awsbatch.change.DangerClass.D1;
import static io.datasurface.awsbatch.change.DangerClass.D2;
import static io.datasurface.awsbatch.change.DangerClass.D3;
import static io.datasurface.awsbatch.change.DangerClass.D4;
import static io.datasurface.awsbatch.change.DangerClass.D5;

import io.datasurface.awsbatch.stack.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By resource type: how bad it is when a resource goes, and which arguments the AWS provider cannot change without making the resource anew.
 * From the provider's source (6.58); a test holds those of the types that we render against a real provider's plans.
 */
final class ReplacementRules {
    /** Any argument. */
    private static final String ALL = "*";

    /** What most types that we do not know call what names them. */
    private static final Pattern NAMING = Pattern.compile("name|.*_(name|id|identifier)");

    /**
     * What is known of a type.
     *
     * @param danger what it means that a resource of it goes
     * @param forcing arguments, or blocks with all that is in them, whose change makes the resource anew
     * @param perilous arguments that change in place, but with the same effect as making it anew
     */
    private record Rule(DangerClass danger, List<String> forcing, List<String> perilous) {}

    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        data();
        replication();
        processing();
        access();
        watching();
    }

    private ReplacementRules() {}

    private static void rule(DangerClass danger, String type, String... forcing) {
        RULES.put(type, new Rule(danger, List.of(forcing), List.of()));
    }

    private static void perilous(String type, String... arguments) {
        Rule rule = RULES.get(type);
        if (rule == null) {
            throw new IllegalStateException(type + " needs a rule first");
        }
        RULES.put(type, new Rule(rule.danger(), rule.forcing(), List.of(arguments)));
    }

    private static void data() {
        rule(D1, "aws_s3_bucket", "bucket", "bucket_prefix", "bucket_namespace", "object_lock_enabled");
        rule(D1, "aws_dynamodb_table", "name", "hash_key", "range_key", "local_secondary_index", "import_table");
        rule(D1, "aws_glue_catalog_database", "catalog_id", "name", "target_database");
        rule(
                D1,
                "aws_glue_catalog_table",
                "catalog_id",
                "database_name",
                "name",
                "open_table_format_input",
                "partition_index",
                "target_table");
        rule(
                D1,
                "aws_kms_key",
                "customer_master_key_spec",
                "key_usage",
                "multi_region",
                "xks_key_id",
                "custom_key_store_id");
        rule(D1, "aws_redshiftserverless_namespace", "namespace_name", "db_name");
        rule(D1, "aws_s3tables_table_bucket", "name");
        rule(D1, "aws_s3tables_namespace", "namespace", "table_bucket_arn");
        rule(D1, "aws_s3tables_table", "metadata", "table_bucket_arn", "encryption_configuration", "format");
        rule(D1, "aws_secretsmanager_secret", "name", "name_prefix");
        rule(
                D1,
                "aws_db_instance",
                "identifier",
                "engine",
                "username",
                "kms_key_id",
                "storage_encrypted",
                "snapshot_identifier");
        rule(
                D1,
                "aws_rds_cluster",
                "cluster_identifier",
                "engine",
                "master_username",
                "kms_key_id",
                "storage_encrypted");
        rule(D1, "aws_efs_file_system", "creation_token", "encrypted", "kms_key_id", "performance_mode");
        rule(D5, "aws_s3_object", "bucket", "key");
        rule(D5, "aws_s3_bucket_object", "bucket", "key");
        for (String part : List.of(
                "versioning",
                "server_side_encryption_configuration",
                "lifecycle_configuration",
                "public_access_block",
                "policy",
                "notification",
                "logging",
                "ownership_controls",
                "metric",
                "intelligent_tiering_configuration")) {
            rule(D4, "aws_s3_bucket_" + part, "bucket", "expected_bucket_owner");
        }
        rule(D3, "aws_athena_workgroup", "name");
        rule(D3, "aws_athena_named_query", ALL);
        rule(D4, "aws_redshiftserverless_workgroup", "workgroup_name", "namespace_name");
        rule(D5, "aws_redshiftdata_statement", ALL);
    }

    private static void replication() {
        rule(
                D2,
                "aws_dms_replication_instance",
                "availability_zone",
                "dns_name_servers",
                "kms_key_arn",
                "publicly_accessible",
                "replication_instance_id",
                "replication_subnet_group_id");
        rule(D2, "aws_dms_replication_subnet_group", "replication_subnet_group_id");
        rule(D2, "aws_dms_endpoint", "endpoint_id", "kms_key_arn");
        perilous("aws_dms_endpoint", "engine_name", "endpoint_type", "database_name", "server_name");
        rule(D2, "aws_dms_s3_endpoint", "endpoint_id", "kms_key_arn", "ignore_header_rows");
        perilous("aws_dms_s3_endpoint", "bucket_name", "bucket_folder", "endpoint_type", "data_format", "cdc_path");
        rule(
                D2,
                "aws_dms_replication_task",
                "replication_task_id",
                "resource_identifier",
                "source_endpoint_arn",
                "target_endpoint_arn");
        perilous("aws_dms_replication_task", "migration_type");
        rule(
                D2,
                "aws_dms_replication_config",
                "replication_config_identifier",
                "resource_identifier",
                "compute_config.availability_zone",
                "compute_config.kms_key_id",
                "compute_config.replication_subnet_group_id");
        perilous("aws_dms_replication_config", "replication_type", "source_endpoint_arn", "target_endpoint_arn");
        rule(D4, "aws_dms_event_subscription", "name", "source_ids", "source_type");
        rule(D4, "aws_dms_certificate", "certificate_id", "certificate_pem", "certificate_wallet");
        rule(D4, "aws_datasync_task", "source_location_arn", "destination_location_arn", "task_mode");
        for (String kind : List.of("s3", "efs", "smb")) {
            rule(D4, "aws_datasync_location_" + kind, ALL);
        }
        rule(D4, "aws_datasync_location_nfs", "server_hostname", "on_prem_config.agent_arns");
        rule(D4, "aws_datasync_agent", ALL);
        stacks();
    }

    /**
     * Stacks of one resource are judged by that: what CloudFormation makes anew for, according to its template reference of 2023-09, and what makes
     * Terraform take the stack down. What is in any other stack nobody knows.
     */
    private static void stacks() {
        String[] ofStack = {"name", "disable_rollback", "on_failure", "timeout_in_minutes"};
        rule(D2, Stack.TYPE, ofStack);
        perilous(Stack.TYPE, "template_body", "template_url", "parameters");
        stack(D2, "AWS::DMS::Endpoint", ofStack, "KmsKeyId", "ResourceIdentifier");
        perilous(
                "AWS::DMS::Endpoint",
                inStack("EngineName"),
                inStack("EndpointType"),
                inStack("DatabaseName"),
                inStack("ServerName"));
        stack(D4, "AWS::DataSync::LocationSMB", ofStack, "ServerHostname");
    }

    private static void stack(DangerClass danger, String type, String[] ofStack, String... properties) {
        List<String> forcing = new ArrayList<>(List.of(ofStack));
        forcing.add("template_body.Resources." + Stack.RESOURCE + ".Type");
        Arrays.stream(properties).map(ReplacementRules::inStack).forEach(forcing::add);
        rule(danger, type, forcing.toArray(String[]::new));
    }

    private static String inStack(String property) {
        return "template_body.Resources." + Stack.RESOURCE + ".Properties." + property;
    }

    private static void processing() {
        rule(D3, "aws_glue_job", "name");
        rule(D3, "aws_glue_crawler", "name", "database_name");
        rule(D3, "aws_glue_trigger", "name", "type", "workflow_name");
        rule(D3, "aws_glue_workflow", "name");
        rule(D3, "aws_glue_data_quality_ruleset", "name", "target_table");
        rule(D4, "aws_glue_connection", "catalog_id", "name");
        rule(D4, "aws_glue_security_configuration", ALL);
        rule(D4, "aws_glue_data_catalog_encryption_settings", "catalog_id");
        rule(D5, "aws_glue_catalog_table_optimizer", ALL);
        rule(D3, "aws_sfn_state_machine", "name", "name_prefix", "type");
        rule(D4, "aws_scheduler_schedule", "name", "name_prefix", "group_name");
        rule(D4, "aws_scheduler_schedule_group", "name", "name_prefix");
        rule(D4, "aws_lambda_function", "function_name", "package_type");
        rule(D4, "aws_lambda_permission", ALL);
        rule(D4, "aws_lambda_event_source_mapping", "event_source_arn", "starting_position");
        rule(D5, "aws_ecs_task_definition", ALL);
        rule(D4, "aws_ecs_cluster", "name");
        rule(D4, "aws_ecs_service", "cluster", "launch_type", "name", "scheduling_strategy");
        rule(D3, "aws_ecr_repository", "name");
        rule(D3, "aws_sqs_queue", "name", "name_prefix", "fifo_queue");
        rule(D4, "aws_sqs_queue_policy", "queue_url");
        rule(D3, "aws_emrserverless_application", "name", "type");
    }

    private static void access() {
        rule(D4, "aws_iam_role", "name", "name_prefix", "path");
        rule(D4, "aws_iam_role_policy", "name", "name_prefix", "role");
        rule(D4, "aws_iam_role_policy_attachment", "policy_arn", "role");
        rule(D4, "aws_iam_policy", "name", "name_prefix", "path", "description");
        rule(D4, "aws_iam_service_linked_role", "aws_service_name", "custom_suffix");
        rule(D4, "aws_kms_alias", "name", "name_prefix");
        rule(D4, "aws_kms_grant", ALL);
        rule(D4, "aws_lakeformation_permissions", ALL);
        rule(D4, "aws_lakeformation_resource", ALL);
        rule(D4, "aws_lakeformation_resource_lf_tags", ALL);
        rule(D4, "aws_lakeformation_resource_lf_tag", ALL);
        rule(D4, "aws_lakeformation_lf_tag", "key", "catalog_id");
        rule(D4, "aws_lakeformation_data_lake_settings", "catalog_id");
        rule(D4, "aws_security_group", "name", "name_prefix", "description", "vpc_id");
        rule(D4, "aws_vpc_security_group_ingress_rule", "security_group_id");
        rule(D4, "aws_vpc_security_group_egress_rule", "security_group_id");
        rule(D4, "aws_vpc_endpoint", "service_name", "vpc_id", "vpc_endpoint_type", "service_region");
        rule(D4, "aws_ssm_parameter", "name", "data_type");
    }

    private static void watching() {
        rule(D3, "aws_cloudwatch_log_group", "name", "name_prefix", "log_group_class");
        rule(D5, "aws_cloudwatch_log_resource_policy", "policy_name");
        rule(D5, "aws_cloudwatch_log_metric_filter", "name", "log_group_name");
        rule(D5, "aws_cloudwatch_metric_alarm", "alarm_name");
        rule(D5, "aws_cloudwatch_composite_alarm", "alarm_name", "actions_enabled");
        rule(D5, "aws_cloudwatch_dashboard", "dashboard_name");
        rule(D4, "aws_cloudwatch_event_rule", "name", "name_prefix", "event_bus_name");
        rule(D4, "aws_cloudwatch_event_target", "rule", "target_id", "event_bus_name");
        rule(D4, "aws_cloudwatch_event_bus", "name");
        rule(D4, "aws_sns_topic", "name", "name_prefix", "fifo_topic");
        rule(D4, "aws_sns_topic_policy", "arn");
        rule(D4, "aws_sns_topic_subscription", "endpoint", "protocol", "topic_arn");
        rule(D4, "aws_budgets_budget", "name", "account_id");
    }

    /** Whether the type has a rule; of others the worst is assumed that does not need an allowance. */
    static boolean knows(String type) {
        return RULES.containsKey(type);
    }

    /** What it means that a resource of a type goes. */
    static DangerClass danger(String type) {
        return Optional.ofNullable(RULES.get(type)).map(Rule::danger).orElse(D3);
    }

    /** Whether a change of an argument makes the resource anew. */
    static boolean forces(String type, String argument) {
        Rule rule = RULES.get(type);
        if (rule == null) {
            return NAMING.matcher(argument).matches();
        }
        return rule.forcing().contains(ALL) || covers(rule.forcing(), argument);
    }

    /** Whether a change of an argument is made in place, but is as bad as making the resource anew. */
    static boolean isPerilous(String type, String argument) {
        Rule rule = RULES.get(type);
        return rule != null && covers(rule.perilous(), argument);
    }

    private static boolean covers(List<String> names, String argument) {
        return names.stream().anyMatch(name -> argument.equals(name) || argument.startsWith(name + "."));
    }
}
