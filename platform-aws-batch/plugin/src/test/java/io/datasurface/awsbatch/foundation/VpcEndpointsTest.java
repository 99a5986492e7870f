package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a VPC has no way to AWS, the instance makes it, if it is told the route tables. */
class VpcEndpointsTest {
    private static final String ENDPOINT = "aws_vpc_endpoint.";
    private static final String RULE = "aws_vpc_security_group_ingress_rule.endpoints_jobs";

    private static Map<String, JsonValue> network(Map<String, JsonValue> more) {
        Map<String, JsonValue> network = new TreeMap<>(more);
        network.put("vpc", ParameterValues.of("vpc-0a1b2c3d4e5f60718"));
        network.put("subnets", texts("subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"));
        return Map.of("network", new JsonValue.Group(network));
    }

    private static JsonValue texts(String... values) {
        return ParameterValues.of(List.of(values));
    }

    private static SortedMap<String, Map<String, @Nullable Object>> endpoints(SortedMap<String, String> module) {
        SortedMap<String, Map<String, @Nullable Object>> found = new TreeMap<>();
        Documents.resources(module).forEach((address, body) -> {
            if (address.startsWith(ENDPOINT)) {
                found.put(address.substring(ENDPOINT.length()), body);
            }
        });
        return found;
    }

    @Test
    void routesAreForFilesAndLocksAndTheRestHasAddresses() {
        Rendering rendering = Rendering.small(network(Map.of("routeTables", texts("rtb-0a1b2c3d", "rtb-0a1b2c3d"))));
        SortedMap<String, Map<String, @Nullable Object>> endpoints = endpoints(rendering.foundation());

        assertThat(endpoints.keySet())
                .contains(
                        "dynamodb", "s3", "glue", "kms", "lakeformation", "logs", "monitoring", "secretsmanager", "sts")
                .doesNotContain("ecr_api", "ecr_dkr");
        List<String> routes = new ArrayList<>();
        endpoints.forEach((label, endpoint) -> {
            assertThat(endpoint)
                    .containsEntry("service_name", "com.amazonaws.eu-central-1." + label)
                    .containsEntry("vpc_id", rendering.instance().vpc());
            if ("Gateway".equals(endpoint.get("vpc_endpoint_type"))) {
                routes.add(label);
                assertThat(endpoint)
                        .containsEntry("route_table_ids", List.of("rtb-0a1b2c3d"))
                        .doesNotContainKeys("security_group_ids", "private_dns_enabled");
            } else {
                assertThat(endpoint)
                        .containsEntry("subnet_ids", rendering.instance().subnets())
                        .containsEntry("security_group_ids", List.of("${aws_security_group.endpoints.id}"))
                        .containsEntry("private_dns_enabled", true);
            }
        });
        assertThat(routes).containsExactly("dynamodb", "s3");
        assertThat(object(Documents.resources(rendering.foundation()).get(RULE)))
                .containsEntry("referenced_security_group_id", "${aws_security_group.data.id}")
                .hasEntrySatisfying("from_port", port -> assertThat(port).hasToString("443"));
        assertThat(rendering.files().get("README.md")).contains("VPC endpoints, which the foundation makes", "`sts`");
    }

    @Test
    void withoutRouteTablesTheVpcHasWaysOfItsOwn() {
        Rendering rendering = Rendering.small(Map.of());
        assertThat(endpoints(rendering.foundation())).isEmpty();
        assertThat(Documents.resources(rendering.foundation())).doesNotContainKey(RULE);
        assertThat(rendering.files().get("README.md")).contains("The platform makes neither");
    }

    @Test
    void whatOthersLookAfterIsLeftOut() {
        SortedMap<String, String> module = Rendering.small(network(Map.of(
                        "routeTables", texts("rtb-0a1b2c3d"), "sharedEndpoints", texts("s3", "kms", "north/sts"))))
                .foundation();
        assertThat(endpoints(module)).doesNotContainKeys("s3", "kms").containsKeys("dynamodb", "sts");
    }

    @Test
    void eachCellHasItsOwn() {
        Map<String, JsonValue> parameters = new TreeMap<>(
                CellModels.three(Map.of("routeTables", CellModels.texts("north", "rtb-0a1b2c3d; rtb-1a1b2c3d"))));
        parameters.putAll(network(Map.of("sharedEndpoints", texts("kms", "north/sts"))));
        SortedMap<String, SortedMap<String, String>> modules =
                Rendering.small(parameters).foundations();
        SortedMap<String, Map<String, @Nullable Object>> north =
                endpoints(Objects.requireNonNull(modules.get("cells/north/foundation")));
        assertThat(north).containsKeys("s3", "kms").doesNotContainKey("sts");
        assertThat(object(north.get("s3"))).containsEntry("route_table_ids", List.of("rtb-0a1b2c3d", "rtb-1a1b2c3d"));
        assertThat(endpoints(Objects.requireNonNull(modules.get("cells/south/foundation"))))
                .isEmpty();
        assertThat(endpoints(Objects.requireNonNull(modules.get("foundation")))).isEmpty();
    }
}
