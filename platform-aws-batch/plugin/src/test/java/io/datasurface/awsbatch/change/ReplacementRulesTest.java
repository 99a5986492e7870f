package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.ReplacementPlans;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules know every type that we render, and agree with a real provider about it. */
class ReplacementRulesTest {
    /**
     * The provider asks AWS about the definition of a state machine before it plans; and it makes a permission of Lake Formation anew whatever
     * its state says.
     */
    private static final List<String> NOT_ASKED = List.of("aws_sfn_state_machine", "aws_lakeformation_permissions");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, Map<String, @Nullable Object>> samples;

    @BeforeAll
    static void render(@TempDir Path out) {
        samples = new TreeMap<>();
        Company company = new Company();
        company.stores.values().forEach(store -> store.serverless = true);
        Company.Store amazon = new Company.Store();
        amazon.documents = true;
        company.stores.put("s1", amazon);
        List<SortedMap<String, String>> renders = List.of(
                Pipeline.render(Pipeline.AUTOCORP, out.resolve("autocorp")),
                Pipeline.render(company.model(), out.resolve("serverless")));
        renders.stream()
                .flatMap(render -> Trees.rootModules(render).values().stream())
                .forEach(files -> files.forEach((name, text) -> {
                    @Nullable Object types = name.endsWith(".tf.json")
                            ? JsonTree.parseObject(text).get("resource")
                            : null;
                    if (types != null) {
                        JsonTree.object(types).forEach((type, labels) -> {
                            for (@Nullable Object body : JsonTree.object(labels).values()) {
                                // The one with most arguments tells most.
                                samples.merge(
                                        type,
                                        JsonTree.object(body),
                                        (one, other) -> JsonTree.text(one).length()
                                                        >= JsonTree.text(other).length()
                                                ? one
                                                : other);
                            }
                        });
                    }
                }));
    }

    @Test
    void everyTypeThatIsRenderedHasARule() {
        assertThat(samples.keySet()).hasSizeGreaterThan(35).allMatch(ReplacementRules::knows);
    }

    @Test
    void aTypeWithoutARuleIsMadeAnewWhenItsNameChanges() {
        assertThat(ReplacementRules.forces("aws_new_thing", "name")).isTrue();
        assertThat(ReplacementRules.forces("aws_new_thing", "thing_id")).isTrue();
        assertThat(ReplacementRules.forces("aws_new_thing", "size")).isFalse();
        assertThat(ReplacementRules.danger("aws_new_thing")).isEqualTo(DangerClass.D3);
    }

    @Test
    void aRealProviderMakesAnewWhatTheRulesSay(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        SortedMap<String, Map<String, @Nullable Object>> asked = new TreeMap<>(samples);
        asked.keySet().removeAll(NOT_ASKED);

        SortedMap<String, String> actions = ReplacementPlans.of(terraform, folder, asked);

        SortedMap<String, String> wrong = new TreeMap<>();
        actions.forEach((what, action) -> {
            int blank = what.indexOf(' ');
            String argument = what.substring(blank + 1);
            boolean expected = !argument.isEmpty() && ReplacementRules.forces(what.substring(0, blank), argument);
            if (action.equals("replace") != expected) {
                wrong.put(what, action);
            }
        });
        assertThat(actions).hasSizeGreaterThan(200);
        assertThat(wrong).isEmpty();
    }
}
