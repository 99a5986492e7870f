package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The chapter of {@code README.md} that says what has to be there before Terraform makes the rest. */
final class BeforeApply {
    /** So many folders people can take in. */
    private static final int MOST_FOLDERS = 50;

    private final Foundation foundation;
    private final Instance instance;

    BeforeApply(Foundation foundation) {
        this.foundation = foundation;
        this.instance = foundation.instance();
    }

    String text() {
        StringBuilder out = new StringBuilder("## Before the first apply\n\n");
        Readme.item(
                out,
                "Terraform 1.10 or later, and credentials that may assume the role `%s`.%s",
                foundation.text("role"),
                foundation.hasMachines()
                        ? " To plan, too, the role needs"
                                + " `states:ValidateStateMachineDefinition`, because the provider has Step Functions check definitions."
                        : "");
        if (instance.parameters().isSet("stateBucket")) {
            Readme.item(
                    out,
                    "The bucket `%s` for the states exists, has versions, and your credentials may read and write it.",
                    foundation.text("stateBucket"));
        } else {
            Readme.item(
                    out,
                    "States are local files. Set the parameter `stateBucket` before more than one person applies.");
        }
        instance.logBucket()
                .ifPresent(logs -> Readme.item(
                        out,
                        "The bucket `%s` exists in account %s and region %s, is encrypted by S3's own keys (not one of KMS), and its policy lets"
                                + " `logging.s3.amazonaws.com` put objects for this account.",
                        logs,
                        instance.account(),
                        instance.region()));
        network(out);
        Readme.item(
                out,
                "Secrets Manager has the secrets that the model names, as `%s<zone>/<credential>`: that of a datastore in the folder of its"
                        + " governance zone, that of a container in the folder of the zone, the first by name, whose workspaces use it.%s"
                        + " Roles may read those and no others.",
                plain(instance.secrets().prefix()),
                secretFolders());
        instance.givenKey()
                .ifPresent(key -> Readme.item(
                        out,
                        "The policy of the key `%s` lets the roles of this account use it by their own policies, lets"
                                + " `logs.%s.%s` encrypt, and lets `events.amazonaws.com` and `cloudwatch.amazonaws.com` decrypt and"
                                + " generate data keys, or no failure notice arrives.",
                        key,
                        instance.region(),
                        foundation.arns().dnsSuffix()));
        Readme.item(
                out,
                instance.parameters().flag("dms.manageServiceRoles")
                        ? "The account has no roles `dms-vpc-role` and `dms-cloudwatch-logs-role` yet, which DMS prescribes once per"
                                + " account. If it has, set `dms.manageServiceRoles` to false."
                        : "The account has the roles `dms-vpc-role` and `dms-cloudwatch-logs-role`, which DMS prescribes; the"
                                + " platform does not make them.");
        if (foundation.hasServerless()) {
            Readme.item(
                    out,
                    "DMS Serverless reaches S3 and Secrets Manager by VPC endpoints only, not by NAT: the VPC `%s` has them, and their security"
                            + " groups let the group `%s` in.",
                    instance.vpc(),
                    instance.securityGroup());
            Readme.item(
                    out,
                    "The account has the service-linked role of DMS Serverless, or the role `%s` may make it"
                            + " (`iam:CreateServiceLinkedRole` for `dms.amazonaws.com`), which DMS then does.",
                    foundation.text("role"));
        }
        if (instance.usesLakeFormation()) {
            Readme.item(
                    out,
                    "An administrator of Lake Formation makes the role `%s` a data lake administrator, and takes away the default"
                            + " permissions of IAMAllowedPrincipals on new databases and tables: before the first apply, because"
                            + " Terraform's provider cannot take them away from a database, and with them the grants have no effect. The platform never writes the"
                            + " account's Lake Formation settings, because that would overwrite the administrators of others.",
                    foundation.text("role"));
        }
        return out.toString();
    }

    private void network(StringBuilder out) {
        String made = EndpointTopic.services(foundation).stream()
                .map(service -> "`" + service.id() + "`")
                .collect(Collectors.joining(", "));
        if (made.isEmpty()) {
            Readme.item(
                    out,
                    "The subnets reach S3, DynamoDB, Secrets Manager, KMS, STS, Glue, "
                            + (foundation.facts().managedContainers().isEmpty() ? "" : "Athena, ")
                            + "CloudWatch Logs and monitoring: by VPC"
                            + " endpoints (gateway endpoints for S3 and DynamoDB) or NAT. The platform makes neither, because they are"
                            + " shared with others in the VPC `%s`. Each worker of a job takes an address of a subnet.",
                    instance.vpc());
            return;
        }
        Readme.item(
                out,
                "The subnets reach AWS by VPC endpoints, which the foundation makes (%s) with routes in %s: these are the route tables"
                        + " of all subnets. The VPC `%s` has DNS support and DNS host names, and no endpoint of those services with"
                        + " private DNS yet; the subnets are in one availability zone each. What else is in the VPC goes these ways, too,"
                        + " and needs a rule in the security group `%s`. Each worker of a job takes an address of a subnet.%s",
                made,
                String.join(", ", instance.cell().routeTables()),
                instance.vpc(),
                instance.endpointSecurityGroup(),
                instance.cell().sharedEndpoints().isEmpty()
                        ? ""
                        : " Those that others look after let the security group `" + instance.securityGroup()
                                + "` in.");
    }

    private String secretFolders() {
        NavigableSet<String> folders = new TreeSet<>();
        foundation
                .facts()
                .secretNames()
                .forEach(name -> folders.add(plain(instance.secrets().folderOf(name))));
        List<String> some = folders.stream().limit(MOST_FOLDERS).toList();
        return folders.isEmpty()
                ? ""
                : " In this account these folders have some: `" + String.join("`, `", some) + "`"
                        + (folders.size() > MOST_FOLDERS
                                ? ", and " + (folders.size() - MOST_FOLDERS) + " others."
                                : ".");
    }

    private static String plain(String text) {
        return text.replaceAll("[`\\s]", " ");
    }
}
