package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.integer;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.TEXT;
import static io.datasurface.spi.ParameterType.TEXT_LIST;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.util.List;

/** Who may read what. */
final class AccessParameters {
    static final List<ParameterSpec> ALL = List.of(
            withDefault(
                            "governance",
                            TEXT,
                            ParameterValues.of("LAKE_FORMATION"),
                            "LAKE_FORMATION (LF-tags) or plain IAM")
                    .oneOf("LAKE_FORMATION", "IAM"),
            optional(
                            "readers",
                            TEXT_LIST,
                            "arn:aws:iam::123456789012:role/analysts",
                            "principals that may assume glueDatabase.role, which is made for them alone; without one nobody reads the whole lake")
                    .matching("arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+)"),
            optional(
                            "feeds.readers",
                            TEXT_LIST,
                            "arn:aws:iam::123456789012:role/reader",
                            "principals of platforms of other types that may read what they take of the lake; those of this type are known")
                    .matching("arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+)"),
            optional(
                            "entitlements.roles",
                            TEXT_MAP,
                            "analysts: arn:aws:iam::123456789012:role/analysts",
                            "IAM roles or users, with semicolons, that principals who are entitled to workspaces on the lake stand for; those that are called by their ARN need no entry")
                    .matching(InstanceParameters.PRINCIPAL + "( *; *" + InstanceParameters.PRINCIPAL + ")*"),
            optional(
                            "entitlements.accounts",
                            TEXT_MAP,
                            "analysts: analysts_ro",
                            "what entitled principals are called in consumers' databases, if not what the model calls them, by <principal> or, narrower, <container>/<principal>")
                    .matching("(?i)(?!(public|none)$)[^\\p{Cntrl}]{1,288}"),
            integer(
                            "access.roots",
                            4,
                            "root modules among which entitled workspaces are dealt by their names; more of them move some workspaces, which are then handed over")
                    .between(1, 64),
            optional(
                    "access.handedOver",
                    TEXT_LIST,
                    "Analysts",
                    "entitled workspaces whose role, policies and workgroup are there, and in the state of another root module than their own: taken up instead of made; for one apply"),
            optional(
                            "redshift.copyRoles",
                            TEXT_MAP,
                            "warehouse: arn:aws:iam::123456789012:role/warehouse-copy",
                            "roles of a Redshift with which it copies what is exported into it, by the name of the container; without one its default role does")
                    .matching("arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+"));

    private AccessParameters() {}
}
