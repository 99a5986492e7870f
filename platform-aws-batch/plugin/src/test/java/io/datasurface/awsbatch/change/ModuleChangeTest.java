package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.awsbatch.change.json.RootReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModuleChangeTest {
    /** A tag, a grant that names the tag's values, and another that names what never changes. */
    private static RootContent tags(String values) {
        String text = """
                {"resource": {
                  "aws_lakeformation_lf_tag": {"container": {"key": "container", "values": [%s]}},
                  "aws_lakeformation_permissions": {
                    "all": {"principal": "p", "permissions": ["SELECT"], "lf_tag_policy": {"resource_type": "TABLE", "expression":
                      {"key": "${aws_lakeformation_lf_tag.container.key}", "values": "${aws_lakeformation_lf_tag.container.values}"}}},
                    "some": {"principal": "p", "permissions": ["SELECT"], "lf_tag_policy": {"resource_type": "TABLE", "expression":
                      {"key": "${aws_lakeformation_lf_tag.container.key}", "values": ["shared"]}}}}}}
                """.formatted(values);
        return RootReader.read(new TreeMap<>(Map.of("main.tf.json", text.getBytes(StandardCharsets.UTF_8))))
                .orElseThrow();
    }

    @Test
    void whatRefersToAnArgumentThatChangesInPlaceMayBeReplaced() {
        List<ResourceChange> changes = ModuleChange.between(tags("\"a\""), tags("\"a\", \"b\""));

        assertThat(changes)
                .extracting(ResourceChange::address, ResourceChange::action)
                .containsExactly(
                        tuple("aws_lakeformation_lf_tag.container", Action.CHANGE),
                        tuple("aws_lakeformation_permissions.all", Action.REPLACE));
    }

    @Test
    void whatIsTheSameChangesNothing() {
        assertThat(ModuleChange.between(tags("\"a\""), tags("\"a\""))).isEmpty();
    }
}
