package io.datasurface.awsbatch.terraform.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans a rendered root module without AWS: as mock credentials that nobody checks, and with literals in the place of what it looks up. */
public final class OfflinePlan {
    private static final Map<String, String> LOOKED_UP = Map.of(
            "${data.aws_security_group.data.id}",
            "sg-0a1b2c3d",
            "${data.aws_kms_key.data.arn}",
            "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab");

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
        SortedMap<String, String> files = new TreeMap<>();
        module.forEach((name, text) -> files.put(name, name.endsWith(".tf.json") ? offline(text) : text));
        return terraform.planActions(TerraformCli.write(folder, files));
    }

    private static String offline(String text) {
        String changed = text;
        for (Map.Entry<String, String> literal : LOOKED_UP.entrySet()) {
            changed = changed.replace(literal.getKey(), literal.getValue());
        }
        Map<String, @Nullable Object> root = JsonTree.parseObject(changed);
        root.remove("data");
        if (root.get("provider") instanceof Map<?, ?> providers && providers.get("aws") instanceof List<?> aws) {
            Map<String, @Nullable Object> provider = JsonTree.object(aws.get(0));
            provider.keySet().removeAll(List.of("assume_role", "allowed_account_ids"));
            provider.putAll(Map.of(
                    "access_key", "mock",
                    "secret_key", "mock",
                    "skip_credentials_validation", true,
                    "skip_requesting_account_id", true,
                    "skip_metadata_api_check", true));
        }
        return JsonTree.text(root);
    }
}
