package io.datasurface.awsbatch.terraform.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments and attributes of one version of the AWS provider, and of what is built into Terraform. */
final class ProviderSchema {
    private static final String COMPUTED = "/terraform/aws-computed-attributes.json";

    /**
     * An argument or nested block.
     *
     * @param kind {@code string}, {@code list(string)}… or {@code block} (at most one) or {@code blocks}
     * @param required whether it has to be there
     * @param members the inside of a block
     */
    record Argument(String kind, boolean required, Map<String, Argument> members) {
        boolean isBlock() {
            return kind.equals("block") || kind.equals("blocks");
        }
    }

    private final String version;
    private final Map<String, Map<String, Argument>> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> attributes = new LinkedHashMap<>();

    private ProviderSchema(String version) {
        this.version = version;
    }

    /** Reads the schema of a version, such as {@code 5.100.0}. */
    static ProviderSchema aws(String version) {
        Map<String, @Nullable Object> document = JsonTree.resource("/terraform/aws-provider-" + version + ".json");
        Map<String, @Nullable Object> computed = JsonTree.resource(COMPUTED);
        ProviderSchema schema = new ProviderSchema(version);
        for (String section : List.of("resource", "data")) {
            String lead = section.equals("data") ? "data." : "";
            Map<String, @Nullable Object> more = JsonTree.object(computed.get(section));
            JsonTree.object(document.get(section)).forEach((type, arguments) -> {
                Map<String, Argument> members = members(JsonTree.object(arguments));
                Set<String> names = new LinkedHashSet<>(members.keySet());
                names.add("id");
                ((List<?>) more.getOrDefault(type, List.of())).forEach(name -> names.add((String) name));
                schema.types.put(lead + type, members);
                schema.attributes.put(lead + type, names);
            });
        }
        Argument any = new Argument("any", false, Map.of());
        schema.types.put("terraform_data", Map.of("input", any, "triggers_replace", any));
        schema.attributes.put("terraform_data", Set.of("input", "triggers_replace", "output", "id"));
        return schema;
    }

    private static Map<String, Argument> members(Map<String, @Nullable Object> arguments) {
        Map<String, Argument> result = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            List<?> parts = (List<?>) value;
            String kind = (String) parts.get(0);
            boolean block = kind.startsWith("block");
            result.put(
                    name,
                    new Argument(
                            kind, (Boolean) parts.get(1), block ? members(JsonTree.object(parts.get(2))) : Map.of()));
        });
        return result;
    }

    String version() {
        return version;
    }

    /** Returns the arguments of a resource type, or of {@code data.<type>}. */
    Optional<Map<String, Argument>> arguments(String type) {
        return Optional.ofNullable(types.get(type));
    }

    boolean hasAttribute(String type, String name) {
        return attributes.getOrDefault(type, Set.of()).contains(name);
    }
}
