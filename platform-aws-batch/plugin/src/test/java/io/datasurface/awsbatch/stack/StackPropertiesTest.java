package io.datasurface.awsbatch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text cannot break out of a template, nor make CloudFormation read a secret. */
class StackPropertiesTest {
    private static final StackProperties NONE = StackProperties.none();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{resolve:secretsmanager:other:SecretString:password}}",
                "/share/{{resolve:ssm-secure:x:1}}",
                "{{{resolve:ssm:x}}",
                "a{{b"
            })
    void textsWithReferencesAreRefused(String text) {
        assertThatThrownBy(() -> NONE.put("Path", text)).hasMessageContaining("reads secrets");
        assertThatThrownBy(() -> NONE.put("Paths", List.of("a", text))).hasMessageContaining("reads secrets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a}}{{resolve:ssm:x", "", "a b", "${a}"})
    void whatCannotBeASecretIsRefused(String name) {
        assertThatThrownBy(() -> NONE.secret("Password", name, "password", Optional.empty()))
                .hasMessageContaining("name of a secret");
        assertThatThrownBy(() -> NONE.secret("Password", "a", name, Optional.empty()))
                .hasMessageContaining("key of a secret");
        assertThatThrownBy(() -> NONE.secret("Password", "a", "b", Optional.of(name)))
                .hasMessageContaining("version of a secret");
    }

    /** What Terraform makes of the template is what was put in. */
    @Test
    void textsArriveAsTheyAre(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withoutProviders();
        String hostile = "\"}, \"x\": {\"Ref\": \"${path.module}\"} %{ if true }$${x}\\ { { \u00e9 \u2028 <&>";
        StackProperties properties = NONE.put("Path", hostile)
                .put("Paths", List.of(hostile))
                .put("Inner", NONE.put("Flag", true))
                .secret("User", "acme/share", "username", Optional.empty())
                .secret("Password", "acme/share", "password", Optional.of("v-1"));
        TfModule.Builder module = TfModule.builder().requiredVersion(">= 1.7.0");
        module.output("template", "", Tf.json(properties.map()));

        Map<String, ?> outputs = terraform.applyAndReadOutputs(
                TerraformCli.write(folder, module.build().files()));

        assertThat(JsonTree.parseObject(value(outputs)))
                .isEqualTo(Map.of(
                        "Path",
                        hostile,
                        "Paths",
                        List.of(hostile),
                        "Inner",
                        Map.of("Flag", true),
                        "User",
                        "{{resolve:secretsmanager:acme/share:SecretString:username}}",
                        "Password",
                        "{{resolve:secretsmanager:acme/share:SecretString:password::v-1}}"));
    }

    private static String value(Map<String, ?> outputs) {
        return String.valueOf(JsonTree.object(outputs.get("template")).get("value"));
    }
}
