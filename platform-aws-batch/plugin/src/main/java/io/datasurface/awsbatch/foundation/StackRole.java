package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.stack.Stack;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The role with which CloudFormation makes endpoints of Amazon DocumentDB and locations of SMB shares, so that the role that runs Terraform need not be able to
 * read secrets. It is always there: CloudFormation takes a stack down with the role that it was made with, and chunks are applied after the foundation.
 */
final class StackRole {
    private final Foundation foundation;
    private final Instance instance;
    private final TfString key;

    private StackRole(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.key = key;
    }

    static void add(Foundation foundation, TfString key) {
        StackRole role = new StackRole(foundation, key);
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("endpoints", role.endpoints());
        policies.put("locations", role.locations());
        NavigableSet<String> secrets = foundation.facts().shareSecrets();
        if (!secrets.isEmpty()) {
            policies.put("secrets", role.secrets(secrets));
        }
        roles.add(
                "stacks",
                role.instance.stackRole(),
                "CloudFormation makes what needs a secret that must not be in the state of Terraform",
                List.of(roles.service(
                        "cloudformation.amazonaws.com",
                        foundation.arn("cloudformation", "stack/" + Stack.names(role.instance) + "/*"))),
                policies,
                Map.of(
                        "endpoints",
                        "dms:DescribeEndpoints knows no resources.",
                        "locations",
                        "datasync:CreateLocationSmb knows no resources."));
    }

    private List<IamStatement> endpoints() {
        TfString endpoints = foundation.arn("dms", "endpoint:*");
        return List.of(
                IamStatement.allow("MakeEndpoints")
                        .actions(
                                "dms:AddTagsToResource",
                                "dms:CreateEndpoint",
                                "dms:DeleteEndpoint",
                                "dms:ListTagsForResource",
                                "dms:ModifyEndpoint",
                                "dms:RemoveTagsFromResource")
                        .resources(endpoints, foundation.arn("dms", "cert:*")),
                IamStatement.allow("FindEndpoints")
                        .actions("dms:DescribeEndpoints")
                        .allResources(),
                IamStatement.allow("HandOverRoleOfSecrets")
                        .actions("iam:GetRole", "iam:PassRole")
                        .resources(Tf.text(foundation.arns().role(instance.secretsRole()))),
                RoleWriter.useKey(key, true),
                IamStatement.allow("LetDmsUseKey")
                        .actions("kms:CreateGrant")
                        .resources(key)
                        .condition("Bool", "kms:GrantIsForAWSResource", Tf.text("true")));
    }

    /** DataSync keeps the password in a secret of its own, with the rights of whoever makes the location. */
    private List<IamStatement> locations() {
        return List.of(
                IamStatement.allow("MakeLocations")
                        .actions("datasync:CreateLocationSmb")
                        .allResources(),
                IamStatement.allow("KeepLocations")
                        .actions(
                                "datasync:DeleteLocation",
                                "datasync:DescribeLocationSmb",
                                "datasync:ListTagsForResource",
                                "datasync:TagResource",
                                "datasync:UntagResource",
                                "datasync:UpdateLocationSmb")
                        .resources(foundation.arn("datasync", "location/*")),
                IamStatement.allow("MountByAgents")
                        .actions("datasync:UpdateLocationSmb")
                        .resources(foundation.arn("datasync", "agent/*")),
                IamStatement.allow("LetDataSyncKeepPasswords")
                        .actions(
                                "secretsmanager:CreateSecret",
                                "secretsmanager:DeleteSecret",
                                "secretsmanager:DescribeSecret",
                                "secretsmanager:PutSecretValue",
                                "secretsmanager:TagResource",
                                "secretsmanager:UpdateSecret")
                        .resources(
                                foundation.arn("secretsmanager", "secret:aws-datasync!*"),
                                foundation.arn("secretsmanager", "secret:datasync!*")));
    }

    private List<IamStatement> secrets(NavigableSet<String> names) {
        return List.of(
                new SecretArns(foundation, names)
                        .within(
                                SecretArns.ROOM,
                                IamStatement.allow("ReadSecretsOfShares").actions("secretsmanager:GetSecretValue")),
                RoleWriter.useKey(key, false));
    }
}
