package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.dms.ServerlessReplication;
import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;

/** The key that encrypts everything, unless the instance is given one. */
final class KeyTopic {
    private static final String TOPIC = "keys";
    private static final int LONGEST_WAIT_DAYS = 30;

    private KeyTopic() {}

    /** Adds the key and returns the ARN of the key to use. */
    static TfString add(Foundation foundation) {
        if (foundation.instance().givenKey().isPresent()) {
            return Tf.text(foundation.instance().givenKey().get());
        }
        TfResource key = foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                        "aws_kms_key",
                                        "data",
                                        it -> it.set(
                                                        "description",
                                                        "Data of "
                                                                + foundation
                                                                        .names()
                                                                        .title())
                                                .set("enable_key_rotation", true)
                                                .set("deletion_window_in_days", LONGEST_WAIT_DAYS)
                                                .set(
                                                        "policy",
                                                        IamPolicy.of(IamPolicy.Kind.KEY, statements(foundation))
                                                                .json()))
                                .comment(
                                        "Roles use the key by their own policies, which the account's statements allow. EventBridge and "
                                                + "CloudWatch name no source when they publish to an encrypted topic, so their statement has no condition.")
                                .preventDestroy());
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_kms_alias",
                                "data",
                                it -> it.set("name", foundation.instance().keyAlias())
                                        .set("target_key_id", key.attr("key_id"))));
        return key.attr("arn");
    }

    private static TfString[] logGroups(Foundation foundation) {
        List<TfString> groups = new ArrayList<>(List.of(
                foundation.arn("logs", "log-group:/aws-glue/jobs/*"),
                foundation.arn("logs", "log-group:" + foundation.names().jobLogs() + "/*"),
                foundation.arn("logs", "log-group:" + foundation.names().stateMachineLogs())));
        if (!foundation.facts().droppedStores().isEmpty()) {
            groups.add(
                    foundation.arn("logs", "log-group:" + foundation.instance().transferLogs()));
        }
        if (foundation.facts().pulls().areThere()) {
            groups.add(foundation.arn("logs", "log-group:" + new PullNames(foundation.instance()).logs()));
        }
        if (foundation.hasServerless()) {
            groups.add(foundation.arn("logs", "log-group:" + ServerlessReplication.logGroups(foundation.instance())));
        }
        if (!foundation.facts().crawled().isEmpty()) {
            groups.add(CrawlerTopic.logs(foundation));
        }
        return groups.toArray(TfString[]::new);
    }

    /** Returns what a key's policy has to allow; a given key needs the same. */
    static List<IamStatement> statements(Foundation foundation) {
        TfString account = Tf.text(foundation.arns().account("root"));
        return List.of(
                IamStatement.allow("AdministerByAccount")
                        .awsPrincipals(account)
                        .actions(
                                "kms:CancelKeyDeletion",
                                "kms:CreateAlias",
                                "kms:DeleteAlias",
                                "kms:DescribeKey",
                                "kms:DisableKey",
                                "kms:DisableKeyRotation",
                                "kms:EnableKey",
                                "kms:EnableKeyRotation",
                                "kms:GetKeyPolicy",
                                "kms:GetKeyRotationStatus",
                                "kms:ListGrants",
                                "kms:ListKeyPolicies",
                                "kms:ListKeyRotations",
                                "kms:ListResourceTags",
                                "kms:PutKeyPolicy",
                                "kms:RetireGrant",
                                "kms:RevokeGrant",
                                "kms:RotateKeyOnDemand",
                                "kms:ScheduleKeyDeletion",
                                "kms:TagResource",
                                "kms:UntagResource",
                                "kms:UpdateAlias",
                                "kms:UpdateKeyDescription")
                        .allResources(),
                IamStatement.allow("UseByRolesOfAccount")
                        .awsPrincipals(account)
                        .actions(
                                "kms:Decrypt",
                                "kms:Encrypt",
                                "kms:GenerateDataKey",
                                "kms:GenerateDataKeyWithoutPlaintext",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo")
                        .allResources(),
                IamStatement.allow("GrantToServicesOfAccount")
                        .awsPrincipals(account)
                        .actions("kms:CreateGrant")
                        .allResources()
                        .condition("Bool", "kms:GrantIsForAWSResource", Tf.text("true")),
                IamStatement.allow("EncryptLogs")
                        .services("logs." + foundation.instance().region() + "."
                                + foundation.arns().dnsSuffix())
                        .actions(
                                "kms:Decrypt",
                                "kms:DescribeKey",
                                "kms:Encrypt",
                                "kms:GenerateDataKey",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo")
                        .allResources()
                        .condition("ArnLike", "kms:EncryptionContext:aws:logs:arn", logGroups(foundation)),
                IamStatement.allow("PublishToEncryptedTopic")
                        .services("cloudwatch.amazonaws.com", "events.amazonaws.com")
                        .actions("kms:Decrypt", "kms:GenerateDataKey")
                        .allResources());
    }
}
