package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what happens to things in the words of people who use the data. */
final class ChangeWords {
    private static final Map<String, String> NOUNS = new HashMap<>();

    static {
        NOUNS.put("aws_dms_replication_task", "replication task");
        NOUNS.put("aws_dms_replication_config", "serverless replication");
        NOUNS.put("aws_dms_endpoint", "source endpoint");
        NOUNS.put("AWS::DMS::Endpoint", "source endpoint");
        NOUNS.put("AWS::DataSync::LocationSMB", "location of a share");
        NOUNS.put("aws_dms_s3_endpoint", "staging endpoint");
        NOUNS.put("aws_dms_replication_instance", "replication instance");
        NOUNS.put("aws_scheduler_schedule", "schedule");
        NOUNS.put("aws_s3_object", "document");
        NOUNS.put("aws_s3_bucket", "bucket");
        NOUNS.put("aws_kms_key", "key");
        NOUNS.put("aws_dynamodb_table", "state table");
        NOUNS.put("aws_glue_catalog_database", "database of the catalog");
        NOUNS.put("aws_glue_job", "job");
        NOUNS.put("aws_glue_workflow", "workflow");
        NOUNS.put("aws_glue_trigger", "trigger");
        NOUNS.put("aws_sfn_state_machine", "state machine");
        NOUNS.put("aws_iam_role", "role");
        NOUNS.put("aws_cloudwatch_metric_alarm", "alarm");
        NOUNS.put("aws_cloudwatch_log_group", "log group");
    }

    private ChangeWords() {}

    /** What a type is called; without plural. */
    static String noun(String type) {
        return NOUNS.getOrDefault(type, type.substring(type.indexOf('_') + 1).replace('_', ' '));
    }

    /** Says what happens to one thing that is destroyed, or as good as that. */
    static String destroyed(ResourceChange change, String module) {
        String thing = "The " + noun(change.type()) + " of " + change.subject() + " (" + change.address() + " in "
                + module + ")";
        String because =
                change.arguments().isEmpty() ? "" : ", because " + String.join(", ", change.arguments()) + " changes";
        String what = switch (change.action()) {
            case REPLACE -> " is destroyed and made anew" + because;
            case PERIL -> " is changed where it is" + because;
            default -> " is destroyed, because the model has no use for it any more";
        };
        return thing + what + ": " + effect(change);
    }

    private static String effect(ResourceChange change) {
        return switch (change.danger()) {
            case D1 -> data(change);
            case D2 -> load(change);
            case D3 -> "what ran before is no longer on record";
            case D4 -> "while it is applied, for seconds to minutes, what needs it fails and is tried again";
            case D5 -> "nobody feels it";
        };
    }

    private static String data(ResourceChange change) {
        String kept = change.action() == Action.REPLACE ? ". Terraform refuses while it is protected" : "";
        return switch (change.type()) {
            case "aws_kms_key" -> "after a waiting time nothing that it has encrypted can be read again, ever" + kept;
            case "aws_glue_catalog_database" -> "nobody finds its tables any more; their files stay" + kept;
            case "aws_dynamodb_table" -> "locks and progress of all jobs go" + kept;
            default -> "what is in it goes, and nothing brings it back" + kept;
        };
    }

    private static String load(ResourceChange change) {
        if (change.action() == Action.PERIL) {
            return change.type().equals("aws_dms_replication_task")
                            || change.type().equals("aws_dms_replication_config")
                    ? "DMS refuses that; give the datastore a new load epoch"
                    : "the running task reads or writes elsewhere from then on, and what lies between is in neither place; give the"
                            + " datastore a new load epoch, with which all its tables are read again";
        }
        if (change.action() == Action.DESTROY) {
            return "changes of the source are not captured any more, and taking that up again means to read all tables again";
        }
        return change.type().equals("aws_dms_replication_instance")
                ? "all tasks on it stop and read all their tables from the sources again; consumers keep what they have until then"
                : "all tables are read from the source again; consumers keep what they have until that is through, which takes as long as"
                        + " the first time";
    }

    /** How many of each type, such as {@code document (3), schedule (1)}. */
    static String counts(Stream<ResourceChange> changes) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        changes.forEach(change -> counts.merge(noun(change.type()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
