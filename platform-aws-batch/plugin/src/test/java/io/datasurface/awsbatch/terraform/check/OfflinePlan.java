package io.datasurface.awsbatch.terraform.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plans a rendered root module without AWS: as mock credentials that nobody checks, and with literals in the place of what it looks up. */
public final class OfflinePlan {
    private static final Pattern LOOKUP = Pattern.compile("\\$\\{data\\.([a-z_]+)\\.[^.}]+\\.([a-z_]+)}");
    private static final Pattern BACKEND = Pattern.compile("  backend \"s3\" \\{[^}]*}\n");
    private static final Map<String, String> LOOKED_UP = Map.of(
            "aws_security_group.id",
            "sg-0a1b2c3d",
            "aws_kms_key.arn",
            "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "aws_subnet.availability_zone",
            "eu-central-1a",
            "aws_vpc.cidr_block",
            "10.0.0.0/16");

    private OfflinePlan() {}

    /**
     * Plans a root module for which there is no state.
     *
     * @param terraform with providers
     * @param folder an empty folder
     * @param module files of the module
     * @return what would be done, by address
     */
    public static Map<String, String> of(TerraformCli terraform, Path folder, Map<String, String> module) {
        HttpServer states = validator();
        try {
            String endpoint = "http://127.0.0.1:" + states.getAddress().getPort();
            SortedMap<String, String> files = new TreeMap<>();
            module.forEach((name, text) -> files.put(
                    name,
                    name.endsWith(".tf.json")
                            ? offline(text, endpoint)
                            : BACKEND.matcher(text).replaceFirst("")));
            return terraform.planActions(TerraformCli.write(folder, files));
        } finally {
            states.stop(0);
        }
    }

    /**
     * Fails unless Terraform plans to create exactly the resources of a root module.
     *
     * @param terraform with providers
     * @param folder an empty folder
     * @param module files of the module, which imports nothing
     */
    public static void assertCreatesAll(TerraformCli terraform, Path folder, Map<String, String> module) {
        SortedMap<String, String> all = new TreeMap<>();
        RootModule.parse(module, new ArrayList<>()).resources().keySet().stream()
                .filter(address -> !address.startsWith("data."))
                .forEach(address -> all.put(address, "create"));
        assertThat(of(terraform, folder, module)).as("plan of %s", folder).isEqualTo(all);
    }

    /** Finds nothing wrong with definitions of state machines, which the provider has AWS look at when it plans. */
    private static HttpServer validator() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] answer = "{\"result\": \"OK\", \"diagnostics\": []}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen for questions of the provider", e);
        }
    }

    private static String offline(String text, String endpoint) {
        Map<String, @Nullable Object> root =
                JsonTree.parseObject(LOOKUP.matcher(text).replaceAll(OfflinePlan::literal));
        root.remove("data");
        if (root.get("provider") instanceof Map<?, ?> providers && providers.get("aws") instanceof List<?> aws) {
            aws.forEach(provider -> configure(JsonTree.object(provider), endpoint));
        }
        return JsonTree.text(root);
    }

    private static String literal(MatchResult lookup) {
        String asked = lookup.group(1) + "." + lookup.group(2);
        return Optional.ofNullable(LOOKED_UP.get(asked))
                .orElseThrow(() -> new AssertionError("No literal stands for the " + asked + " that is looked up"));
    }

    private static void configure(Map<String, @Nullable Object> provider, String endpoint) {
        provider.keySet().removeAll(List.of("assume_role", "allowed_account_ids"));
        provider.putAll(Map.of(
                "access_key",
                "mock",
                "secret_key",
                "mock",
                "skip_credentials_validation",
                true,
                "skip_requesting_account_id",
                true,
                "skip_metadata_api_check",
                true,
                "endpoints",
                List.of(Map.of("sfn", endpoint))));
    }
}
