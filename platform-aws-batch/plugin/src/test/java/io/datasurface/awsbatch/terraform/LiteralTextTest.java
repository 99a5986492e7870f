package io.datasurface.awsbatch.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Terraform gives back the text that went in, wherever it stood. */
class LiteralTextTest {
    private static final List<String> TEXTS = HostileTexts.all(150);

    private static final Pattern ENCODED_BEFORE_MARK = Pattern.compile("[<>&\"\\\\\\p{Cntrl}\u2028\u2029\ufeff]\u0301");

    @TempDir
    private Path directory;

    private Map<String, ?> outputs = Map.of();

    @Test
    void everyTextSurvivesWhereverItStands() {
        TerraformCli terraform = TerraformCli.withoutProviders();
        TfModule.Builder module = TfModule.builder().requiredVersion(">= 1.7.0");
        for (int i = 0; i < TEXTS.size(); i++) {
            declare(module, i, TEXTS.get(i));
        }
        Map<String, String> files = module.build().files();
        TerraformSchemaCheck.assertValid(files);
        outputs = terraform.applyAndReadOutputs(TerraformCli.write(directory, files));
        for (int i = 0; i < TEXTS.size(); i++) {
            verify(i, TEXTS.get(i));
        }
        assertThat(TEXTS)
                .filteredOn(LiteralTextTest::breaksTerraformsOwnEncoding)
                .hasSizeLessThan(20);
    }

    private static void declare(TfModule.Builder module, int i, String text) {
        TfResource source = module.add(TfResource.of("terraform_data", "source_" + i, it -> it.set("input", text)));
        TfExpression value = source.attr("output");
        TfExpression variable = module.variable(
                TfVariable.of("v_" + i, TfVariable.Type.STRING, text).withDefault(Tf.text(text)));
        module.output("plain_" + i, text, value);
        module.output("local_" + i, text, module.local("l_" + i, Tf.map().put("k" + text, text)));
        module.output("variable_" + i, text, variable);
        module.output("key_" + i, "", Tf.map().put("k" + text, text));
        module.output("template_" + i, "", Tf.text(text).then(value).then(text).then(variable));
        module.output(
                "argument_" + i,
                "",
                Tf.call("format", Tf.text("%s"), Tf.text(text).then(value)));
        module.output("literal_json_" + i, "", Tf.json(document(Tf.text(text), text)));
        TfMap mixed = document(value, text)
                .put("prefixed", Tf.text(text).then(value))
                .put("nested", Tf.json(Tf.map().put("deep", value).put("literal", text)))
                .put("nested literal", Tf.json(Tf.map().put("literal", text)));
        module.output("mixed_json_" + i, "", Tf.json(mixed));
    }

    private static TfMap document(TfValue value, String text) {
        return Tf.map()
                .put("value", value)
                .put("literal", text)
                .put("k" + text, Tf.list(Tf.number(1), Tf.bool(true), Tf.none()));
    }

    private void verify(int i, String text) {
        String nfc = nfc(text);
        assertThat(output("plain_" + i)).isEqualTo(nfc);
        assertThat(output("variable_" + i)).isEqualTo(nfc);
        assertThat(output("key_" + i)).isEqualTo(Map.of(nfc("k" + text), nfc));
        assertThat(output("local_" + i)).isEqualTo(Map.of(nfc("k" + text), nfc));
        assertThat(output("template_" + i)).isEqualTo(nfc(text + text + text + text));
        assertThat(output("argument_" + i)).isEqualTo(nfc(text + text));

        Map<String, ?> literal = JsonTree.parseObject((String) output("literal_json_" + i));
        assertThat(literal.get("value")).isEqualTo(text);
        assertThat(literal.get("literal")).isEqualTo(text);
        assertThat(literal).containsKey("k" + text);

        if (breaksTerraformsOwnEncoding(text)) {
            return;
        }
        Map<String, ?> mixed = JsonTree.parseObject((String) output("mixed_json_" + i));
        assertThat(mixed.get("value")).isEqualTo(nfc);
        assertThat(mixed.get("literal")).isEqualTo(text);
        assertThat(mixed).containsKey("k" + text);
        assertThat(mixed.get("prefixed")).isEqualTo(nfc(text + text));
        Map<String, ?> nested = JsonTree.parseObject((String) mixed.get("nested"));
        assertThat(nested.get("deep")).isEqualTo(nfc);
        assertThat(nested.get("literal")).isEqualTo(text);
        Map<String, ?> nestedLiteral = JsonTree.parseObject((String) mixed.get("nested literal"));
        assertThat(nestedLiteral.get("literal")).isEqualTo(text);
    }

    /**
     * Terraform's {@code jsonencode} normalizes its own result, so that the last letter of an escape such as {@code >}
     * joins a combining mark after it. Nothing that we write can help; literal text in a document without references is not
     * concerned.
     */
    private static boolean breaksTerraformsOwnEncoding(String text) {
        return ENCODED_BEFORE_MARK.matcher(text + text).find();
    }

    private Object output(String name) {
        return JsonTree.object(outputs.get(name)).get("value");
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
