package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where DMS and the jobs are in the customer's VPC, and what they can reach. */
final class NetworkTopic {
    private static final String TOPIC = "network";
    private static final int HTTPS = 443;

    private final Foundation foundation;

    private NetworkTopic(Foundation foundation) {
        this.foundation = foundation;
    }

    /**
     * Adds the network.
     *
     * @param vpcRole what DMS needs before it can look at subnets, if the instance makes it
     * @return the security group
     */
    static TfResource add(Foundation foundation, Optional<TfResource> vpcRole) {
        NetworkTopic topic = new NetworkTopic(foundation);
        topic.subnetGroup(vpcRole);
        TfResource group = topic.securityGroup();
        topic.connections(group);
        return group;
    }

    private void subnetGroup(Optional<TfResource> vpcRole) {
        TfResource group = TfResource.of(
                "aws_dms_replication_subnet_group",
                "data",
                it -> it.set(
                                "replication_subnet_group_id",
                                foundation.instance().subnetGroup())
                        .set(
                                "replication_subnet_group_description",
                                "Replication instances of " + foundation.names().title())
                        .set("subnet_ids", Tf.texts(foundation.instance().subnets())));
        foundation.module().add(TOPIC, vpcRole.map(group::dependsOn).orElse(group));
    }

    private TfResource securityGroup() {
        String vpc = foundation.instance().vpc();
        TfResource group = foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_security_group",
                                "data",
                                it -> it.set("name", foundation.instance().securityGroup())
                                        .set(
                                                "description",
                                                "Replication instances and jobs of "
                                                        + foundation.names().title())
                                        .set("vpc_id", vpc)));
        TfString id = group.attr("id");
        rule(
                "ingress",
                group,
                "workers",
                "Workers of a job talk to each other, which Glue asks for",
                it -> it.set("referenced_security_group_id", id).set("ip_protocol", "-1"));
        rule(
                "egress",
                group,
                "workers",
                "Workers of a job talk to each other, which Glue asks for",
                it -> it.set("referenced_security_group_id", id).set("ip_protocol", "-1"));
        rule(
                "egress",
                group,
                "https",
                "AWS services by VPC endpoints or NAT",
                it -> port(it, Tf.text("0.0.0.0/0"), HTTPS));
        List<String> cidrs = foundation.instance().cell().sourceCidrs();
        if (cidrs.isEmpty() && !foundation.facts().ports().isEmpty()) {
            TfString network = foundation
                    .module()
                    .add(TOPIC, TfResource.data("aws_vpc", "data", it -> it.set("id", vpc)))
                    .attr("cidr_block");
            foundation.facts().ports().forEach(port -> database(group, "vpc", network, port));
        }
        cidrs.stream()
                .distinct()
                .forEach(
                        cidr -> foundation.facts().ports().forEach(port -> database(group, cidr, Tf.text(cidr), port)));
        return group;
    }

    private void database(TfResource group, String network, TfString cidr, int port) {
        rule(
                "egress",
                group,
                TfLabel.of("databases", network, Integer.toString(port)),
                "Databases that are read or written on port " + port,
                it -> port(it, cidr, port));
    }

    private static void port(TfBody.Builder rule, TfString cidr, long port) {
        rule.set("cidr_ipv4", cidr)
                .set("ip_protocol", "tcp")
                .set("from_port", port)
                .set("to_port", port);
    }

    private void rule(
            String direction, TfResource group, String label, String description, Consumer<TfBody.Builder> content) {
        foundation.module().add(TOPIC, TfResource.of("aws_vpc_security_group_" + direction + "_rule", label, it -> {
            it.set("security_group_id", group.attr("id")).set("description", description);
            content.accept(it);
        }));
    }

    private TfList groups(TfResource own) {
        List<TfValue> groups = new ArrayList<>(List.of(own.attr("id")));
        foundation.instance().moreSecurityGroups().stream()
                .distinct()
                .map(Tf::text)
                .forEach(groups::add);
        return Tf.list(groups);
    }

    private void connections(TfResource group) {
        List<String> subnets =
                foundation.instance().subnets().stream().distinct().toList();
        List<String> names = foundation.names().connections();
        for (int i = 0; i < subnets.size(); i++) {
            String subnet = subnets.get(i);
            String name = names.get(i);
            String label = TfLabel.of(subnet);
            TfResource zone =
                    foundation.module().add(TOPIC, TfResource.data("aws_subnet", label, it -> it.set("id", subnet)));
            foundation
                    .module()
                    .add(
                            TOPIC,
                            TfResource.of(
                                    "aws_glue_connection",
                                    label,
                                    it -> it.set("name", name)
                                            .set("connection_type", "NETWORK")
                                            .block(
                                                    "physical_connection_requirements",
                                                    to -> to.set("availability_zone", zone.attr("availability_zone"))
                                                            .set("subnet_id", subnet)
                                                            .set("security_group_id_list", groups(group)))));
        }
    }
}
