package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What programs that pull share, if there are any: a cluster, a role with which ECS starts their containers, a log, and a security group that lets
 * nothing in.
 */
final class PullTopic {
    private static final String TOPIC = "pulls";
    private static final int HTTPS = 443;
    private static final int MOST_NAMED = 40;

    private final Foundation foundation;
    private final Instance instance;
    private final PullNames names;
    private final TfString key;

    private PullTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.names = new PullNames(instance);
        this.key = key;
    }

    static void add(Foundation foundation, TfString key) {
        if (foundation.facts().pulls().areThere()) {
            PullTopic topic = new PullTopic(foundation, key);
            topic.cluster();
            topic.startRole(topic.log());
            topic.rules();
        }
    }

    /** Returns the security group: the state machine names it, so it is described where both can have it. */
    static TfResource securityGroup(Foundation foundation) {
        return TfResource.of(
                "aws_security_group",
                TOPIC,
                it -> it.set("name", new PullNames(foundation.instance()).securityGroup())
                        .set(
                                "description",
                                "Programs that pull for " + foundation.names().title())
                        .set("vpc_id", foundation.instance().vpc()));
    }

    private TfResource add(TfResource resource) {
        return foundation.module().add(TOPIC, resource);
    }

    private void cluster() {
        add(TfResource.of(
                "aws_ecs_cluster",
                TOPIC,
                it -> it.set("name", names.cluster())
                        .block(
                                "setting",
                                setting ->
                                        setting.set("name", "containerInsights").set("value", "enabled"))));
    }

    private TfResource log() {
        return add(TfResource.of(
                "aws_cloudwatch_log_group",
                TOPIC,
                it -> it.set("name", names.logs())
                        .set("retention_in_days", foundation.number("retention.logDays"))
                        .set("kms_key_id", key)));
    }

    private void startRole(TfResource log) {
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        SortedMap<String, String> remarks = new TreeMap<>();
        policies.put(
                "logs",
                List.of(IamStatement.allow("WriteLogs")
                        .actions("logs:CreateLogStream", "logs:PutLogEvents")
                        .resources(log.attr("arn").then(":*"))));
        if (!foundation.facts().pulls().repositories().isEmpty()) {
            policies.put(
                    "images",
                    List.of(
                            IamStatement.allow("EnterRegistries")
                                    .actions("ecr:GetAuthorizationToken")
                                    .allResources(),
                            IamStatement.allow("FetchImages")
                                    .actions(
                                            "ecr:BatchCheckLayerAvailability",
                                            "ecr:BatchGetImage",
                                            "ecr:GetDownloadUrlForLayer")
                                    .resources(repositories())));
            remarks.put("images", "ecr:GetAuthorizationToken knows no resources.");
        }
        if (!foundation.facts().pulls().secrets().isEmpty()) {
            policies.put(
                    "secrets",
                    List.of(
                            new SecretArns(
                                            foundation,
                                            foundation.facts().pulls().secrets())
                                    .within(
                                            SecretArns.ROOM,
                                            IamStatement.allow("ReadSecretsOfPrograms")
                                                    .actions("secretsmanager:GetSecretValue")),
                            RoleWriter.useKey(key, false)));
        }
        roles.add(
                TOPIC,
                names.startRole(),
                "ECS starts containers of programs that pull",
                List.of(roles.service("ecs-tasks.amazonaws.com", foundation.arn("ecs", "*"))),
                policies,
                remarks);
    }

    /** Many are all of their registries. */
    private TfString[] repositories() {
        NavigableSet<String> all = foundation.facts().pulls().repositories();
        return all.stream()
                .map(arn -> all.size() > MOST_NAMED ? arn.replaceFirst("repository/.*", "repository/*") : arn)
                .distinct()
                .map(Tf::text)
                .toArray(TfString[]::new);
    }

    private void rules() {
        TfResource group = add(securityGroup(foundation));
        rule(group, "https", "Sources, registries and AWS services", it -> port(it, Tf.text("0.0.0.0/0"), HTTPS));
        NavigableSet<Integer> ports = foundation.facts().pulls().ports();
        if (ports.isEmpty()) {
            return;
        }
        List<TfString> networks = new ArrayList<>();
        instance.cell().sourceCidrs().stream().distinct().map(Tf::text).forEach(networks::add);
        if (networks.isEmpty()) {
            networks.add(add(TfResource.data("aws_vpc", TOPIC, it -> it.set("id", instance.vpc())))
                    .attr("cidr_block"));
        }
        for (int i = 0; i < networks.size(); i++) {
            TfString network = networks.get(i);
            String label = instance.cell().sourceCidrs().isEmpty()
                    ? "vpc"
                    : instance.cell().sourceCidrs().get(i);
            for (int port : ports) {
                rule(
                        group,
                        TfLabel.of("sources", label, Integer.toString(port)),
                        "Sources that are pulled on port " + port,
                        it -> port(it, network, port));
            }
        }
    }

    private void rule(TfResource group, String label, String description, Consumer<TfBody.Builder> content) {
        add(TfResource.of("aws_vpc_security_group_egress_rule", "pulls_" + label, it -> {
            it.set("security_group_id", group.attr("id")).set("description", description);
            content.accept(it);
        }));
    }

    private static void port(TfBody.Builder rule, TfString cidr, long port) {
        rule.set("cidr_ipv4", cidr)
                .set("ip_protocol", "tcp")
                .set("from_port", port)
                .set("to_port", port);
    }
}
