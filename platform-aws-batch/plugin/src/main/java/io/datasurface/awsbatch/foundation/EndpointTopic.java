package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.VpcService;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfResource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How replication, jobs and programs reach AWS from a VPC without a way to the internet: VPC endpoints, if the instance is told the route
 * tables of its subnets. One VPC has one endpoint of a service with the service's own name, so those that it has already are left out.
 *
 * <p>The endpoints let everybody through whom the security group lets in: what may be done is said by roles and the policies of buckets, keys
 * and secrets.
 */
final class EndpointTopic {
    private static final String TOPIC = "endpoints";
    private static final int HTTPS = 443;

    private final Foundation foundation;
    private final Instance instance;

    private EndpointTopic(Foundation foundation) {
        this.foundation = foundation;
        this.instance = foundation.instance();
    }

    /**
     * Adds the endpoints of a cell that are wanted.
     *
     * @param jobs security group of replication and jobs
     */
    static void add(Foundation foundation, TfResource jobs) {
        Set<VpcService> services = services(foundation);
        if (services.isEmpty()) {
            return;
        }
        EndpointTopic topic = new EndpointTopic(foundation);
        services.stream().filter(VpcService::isRoute).forEach(topic::route);
        if (services.stream().allMatch(VpcService::isRoute)) {
            return;
        }
        TfResource group = topic.securityGroup(jobs);
        services.stream().filter(service -> !service.isRoute()).forEach(service -> topic.addresses(service, group));
    }

    /** Returns the services that the cell gets endpoints of. */
    static Set<VpcService> services(Foundation foundation) {
        Set<VpcService> services = EnumSet.noneOf(VpcService.class);
        if (!foundation.instance().cell().routeTables().isEmpty()) {
            services.addAll(called(foundation));
            foundation.instance().cell().sharedEndpoints().forEach(services::remove);
        }
        return services;
    }

    private static Set<VpcService> called(Foundation foundation) {
        Set<VpcService> called = EnumSet.allOf(VpcService.class);
        if (foundation.facts().managedContainers().isEmpty()) {
            called.remove(VpcService.ATHENA);
        }
        if (foundation.facts().pulls().repositories().isEmpty()) {
            called.remove(VpcService.ECR_API);
            called.remove(VpcService.ECR_IMAGES);
        }
        if (!foundation.instance().usesLakeFormation()) {
            called.remove(VpcService.LAKE_FORMATION);
        }
        return called;
    }

    private void route(VpcService service) {
        endpoint(
                service,
                it -> it.set("vpc_endpoint_type", "Gateway")
                        .set("route_table_ids", Tf.texts(instance.cell().routeTables())));
    }

    private void addresses(VpcService service, TfResource group) {
        endpoint(
                service,
                it -> it.set("vpc_endpoint_type", "Interface")
                        .set("private_dns_enabled", true)
                        .set("security_group_ids", Tf.list(group.attr("id")))
                        .set("subnet_ids", Tf.texts(instance.subnets())));
    }

    private void endpoint(VpcService service, Consumer<TfBody.Builder> content) {
        foundation
                .module()
                .add(TOPIC, TfResource.of("aws_vpc_endpoint", service.id().replace('.', '_'), it -> {
                    it.set("vpc_id", instance.vpc())
                            .set("service_name", "com.amazonaws." + instance.region() + "." + service.id());
                    content.accept(it);
                }));
    }

    private TfResource securityGroup(TfResource jobs) {
        TfResource group = foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_security_group",
                                TOPIC,
                                it -> it.set("name", instance.endpointSecurityGroup())
                                        .set(
                                                "description",
                                                "VPC endpoints of "
                                                        + foundation.names().title())
                                        .set("vpc_id", instance.vpc())));
        callers(group, "jobs", jobs, "Replication instances and jobs");
        if (foundation.facts().pulls().areThere()) {
            callers(group, "pulls", PullTopic.securityGroup(foundation), "Programs that pull");
        }
        return group;
    }

    private void callers(TfResource group, String label, TfResource from, String description) {
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_vpc_security_group_ingress_rule",
                                "endpoints_" + label,
                                it -> it.set("security_group_id", group.attr("id"))
                                        .set("description", description)
                                        .set("referenced_security_group_id", from.attr("id"))
                                        .set("ip_protocol", "tcp")
                                        .set("from_port", HTTPS)
                                        .set("to_port", HTTPS)));
    }
}
