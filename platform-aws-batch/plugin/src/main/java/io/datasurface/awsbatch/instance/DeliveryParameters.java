package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.ROLE;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.FLAG;
import static io.datasurface.spi.ParameterType.TEXT;
import static io.datasurface.spi.ParameterType.TEXT_LIST;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.util.List;

/** What hears of an instance, and how its files get applied. */
final class DeliveryParameters {
    private static final String ROLE_ARN = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+";

    static final List<ParameterSpec> ALL = List.of(
            optional("notifications", TEXT_LIST, "data-ops@acme.example", "e-mail addresses that hear of failures")
                    .matching("[^@\\s]+@[^@\\s]+"),
            optional(
                            "delivery.tools",
                            TEXT_LIST,
                            "GITHUB",
                            "what applies the render, of GITHUB (a workflow), ATLANTIS and TERRAGRUNT: their files are rendered into ci/")
                    .oneOf("GITHUB", "ATLANTIS", "TERRAGRUNT"),
            withDefault("delivery.branch", TEXT, ParameterValues.of("main"), "branch whose commits are applied")
                    .matching("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){0,4}"),
            optional(
                            "delivery.folder",
                            TEXT,
                            "rendered/AwsProduction",
                            "folder of the instance's files in their repository; without it they are at its top")
                    .matching("[A-Za-z0-9_=][A-Za-z0-9_.=-]{0,99}(/[A-Za-z0-9_=][A-Za-z0-9_.=-]{0,99}){0,9}"),
            optional(
                            "delivery.role",
                            TEXT,
                            "arn:aws:iam::123456789012:role/datasurface-github",
                            "role that the workflow takes by OIDC and that may assume role; without it role itself")
                    .matching(ROLE_ARN),
            optional(
                            "delivery.pullRequestRole",
                            TEXT,
                            "arn:aws:iam::123456789012:role/datasurface-github-plan",
                            "role that the workflow takes by OIDC for pull requests, whose files nobody has read yet; without it the one that applies")
                    .matching(ROLE_ARN),
            optional(
                            "delivery.planRole",
                            TEXT,
                            "datasurface-plan",
                            "name of the role that Terraform assumes in each account to plan pull requests, such as one that only reads; without it the one that applies")
                    .matching(ROLE),
            withDefault(
                    "lineage",
                    FLAG,
                    ParameterValues.of(false),
                    "whether each root module of a chunk has a lineage.json with events of OpenLineage"));

    private DeliveryParameters() {}
}
