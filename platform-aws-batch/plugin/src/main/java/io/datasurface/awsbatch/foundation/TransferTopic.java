package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.Part;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.IamText;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What transfers of dropped files share, if there are any: a role of DataSync, one of the events if they start ingestions, and a log. */
final class TransferTopic {
    private static final String TOPIC = "transfers";

    private final Foundation foundation;
    private final Instance instance;
    private final TfString key;

    private TransferTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.key = key;
    }

    static void add(Foundation foundation, TfString key) {
        if (!foundation.facts().droppedStores().isEmpty()) {
            TransferTopic topic = new TransferTopic(foundation, key);
            topic.transferRole();
            if (Orchestration.of(foundation.instance()).followsEvents()) {
                topic.eventsRole();
            }
            topic.log();
        }
    }

    private void transferRole() {
        RoleWriter roles = new RoleWriter(foundation);
        String bucket = instance.stagingBucket();
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put(
                "drops",
                List.of(
                        IamStatement.allow("FindDrops")
                                .actions("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
                                .resources(foundation.bucket(bucket)),
                        IamStatement.allow("WriteDrops")
                                .actions(
                                        "s3:AbortMultipartUpload",
                                        "s3:GetObject",
                                        "s3:ListMultipartUploadParts",
                                        "s3:PutObject")
                                .resources(foundation.objects(bucket, foundation.text("drops.prefix"))),
                        RoleWriter.useKey(key, true)));
        if (!foundation.facts().dropBuckets().isEmpty()) {
            policies.put("sources", sources());
        }
        roles.add(
                "transfers",
                instance.transferRole(),
                "DataSync transfers dropped files into the staging bucket",
                List.of(roles.service("datasync.amazonaws.com", foundation.arn("datasync", "*"))),
                policies,
                Map.of());
    }

    private List<IamStatement> sources() {
        TfString[] buckets = foundation.facts().dropBuckets().stream()
                .map(place -> place.substring(0, place.indexOf('/')))
                .distinct()
                .map(this::bucket)
                .toArray(TfString[]::new);
        TfString[] files = foundation.facts().dropBuckets().stream()
                .map(place -> bucket(place).then("*"))
                .toArray(TfString[]::new);
        return List.of(
                IamStatement.allow("FindSources")
                        .actions("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
                        .resources(buckets),
                IamStatement.allow("ReadSources").actions("s3:GetObject").resources(files));
    }

    /** Names of the model may have characters that are wildcards in policies. */
    private TfString bucket(String bucketAndFolder) {
        return Tf.text(foundation.arns().bucket("")).then(IamText.literal(bucketAndFolder));
    }

    private void eventsRole() {
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put(
                "start",
                List.of(
                        foundation.hasMachines()
                                ? IamStatement.allow("StartIngestion")
                                        .actions("states:StartExecution")
                                        .resources(Tf.text(
                                                foundation.arns().stateMachine(instance.stateMachine(Purpose.INGEST))))
                                : IamStatement.allow("StartIngestion")
                                        .actions("glue:NotifyEvent")
                                        .resources(foundation.arn(
                                                "glue", "workflow/" + Part.prefix(instance, Purpose.INGEST) + "*"))));
        roles.add(
                "events",
                instance.eventsRole(),
                "Transfers that ended start ingestions",
                List.of(roles.service("events.amazonaws.com", foundation.arn("events", "rule/*"))),
                policies,
                Map.of());
    }

    private void log() {
        TfResource group = foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_cloudwatch_log_group",
                                "transfers",
                                it -> it.set("name", instance.transferLogs())
                                        .set("retention_in_days", foundation.number("retention.logDays"))
                                        .set("kms_key_id", key)));
        IamStatement write = IamStatement.allow("WriteTransferLogs")
                .services("datasync.amazonaws.com")
                .actions("logs:CreateLogStream", "logs:PutLogEvents")
                .resources(group.attr("arn").then(":*"))
                .condition("StringEquals", "aws:SourceAccount", Tf.text(instance.account()))
                .condition("ArnLike", "aws:SourceArn", foundation.arn("datasync", "task/*"));
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_cloudwatch_log_resource_policy",
                                "transfers",
                                it -> it.set("policy_name", instance.named(AwsNameRule.IAM_POLICY, "transfers"))
                                        .set(
                                                "policy_document",
                                                IamPolicy.of(IamPolicy.Kind.RESOURCE, write)
                                                        .json())));
    }
}
