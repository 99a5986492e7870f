package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.ModelTree;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.host.Planned;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.host.Rendered;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AutoCorp with hostile text wherever a model takes text: harmless, or a problem with its place, and never half an output. */
class HostileModelTest {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._=-]+(/[A-Za-z0-9._=-]+)*");
    private static final ModelTree AUTOCORP = ModelTree.of(TestModels.autocorp());

    static List<String> texts() {
        return List.of(
                "${aws_kms_key.data.arn}",
                "$${x}$",
                "%{ if true }x%{ endif }%%{y}",
                "a\"b'c`d\\e",
                "line\nbreak\r\n\ttab",
                "../../etc/passwd",
                "x".repeat(300),
                "Ünïcode-日本語-\uD83D\uDE00-e\u0301",
                "'; DROP TABLE t; --",
                "*?",
                "con",
                " ",
                "",
                "\u0001\u2028");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isHarmlessOrAProblem(String text, @TempDir Path folder) {
        Path out = folder.resolve("out");
        SortedMap<String, String> before = Pipeline.render(Pipeline.AUTOCORP, out);
        List<HostilePlace> accepted = new ArrayList<>();
        for (HostilePlace place : HostilePlace.ALL) {
            if (isAccepted(place, text, folder, out)) {
                accepted.add(place);
            } else {
                assertThat(Pipeline.output(out)).as("%s", place).isEqualTo(before);
            }
        }
        assertThat(accepted)
                .extracting(HostilePlace::name)
                .contains("documentation", "SQL", "value of code", "ecosystem");
        if (text.chars().allMatch(c -> c > ' ') && !text.isEmpty()) {
            assertThat(accepted)
                    .extracting(HostilePlace::name)
                    .contains("database of a source", "database of a target", "trigger", "transformer", "team", "zone");
        }
        ModelTree model = AUTOCORP;
        for (HostilePlace place : accepted) {
            model = place.put(model, place.text(text));
        }

        SortedMap<String, String> files = assertHarmless(model, folder.resolve("all"));
        Set<String> literals = literals(files);
        for (HostilePlace place : accepted) {
            if (place.isRendered()) {
                assertThat(literals).as("%s", place).anyMatch(literal -> literal.contains(place.text(text)));
            }
        }
    }

    /** Different text everywhere, and a real Terraform. */
    @Test
    void terraformAcceptsWhatIsHarmless(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        Path out = folder.resolve("out");
        ModelTree model = AUTOCORP;
        int next = 0;
        for (HostilePlace place : HostilePlace.ALL) {
            for (int tried = 0; tried < texts().size(); tried++) {
                String text = texts().get(next++ % texts().size());
                if (isAccepted(place, text, folder, out)) {
                    model = place.put(model, place.text(text));
                    break;
                }
            }
        }
        SortedMap<String, String> files = assertHarmless(model, folder.resolve("all"));
        Trees.rootModules(files)
                .forEach((root, module) -> terraform.assertValid(
                        TerraformCli.write(folder.resolve("copy").resolve(root), module)));
    }

    /** Whether a text is rendered; otherwise asserts that it is refused as it should be. */
    private static boolean isAccepted(HostilePlace place, String text, Path folder, Path out) {
        RenderEngine engine = Pipeline.engine();
        LoadedModel model = ModelLoader.load(place.put(AUTOCORP, text).write(folder.resolve("model")));
        Planned planned = engine.plan(engine.analyze(model), RenderPlan.NONE);
        if (!planned.hasErrors()) {
            Rendered rendered = engine.render(planned);
            assertThat(rendered.problems()).as("%s", place).noneMatch(HostileModelTest::isError);
            assertThat(rendered.artifacts().paths())
                    .allMatch(path -> PATH.matcher(path).matches());
            return true;
        }
        RenderResult result = engine.render(model, out);
        assertThat(result.publication()).as("%s", place).isEmpty();
        assertThat(result.problems())
                .as("%s", place)
                .filteredOn(HostileModelTest::isError)
                .isNotEmpty()
                .noneMatch(problem -> problem.code().equals("plugin-failed"))
                .allMatch(problem -> problem.position().isPresent());
        return false;
    }

    private static boolean isError(Problem problem) {
        return problem.severity() == Severity.ERROR;
    }

    private static SortedMap<String, String> assertHarmless(ModelTree model, Path folder) {
        RenderResult result =
                Pipeline.engine().render(ModelLoader.load(model.write(folder.resolve("model"))), folder.resolve("out"));
        assertThat(result.problems()).noneMatch(HostileModelTest::isError);
        SortedMap<String, String> files = Pipeline.output(folder.resolve("out"));
        assertThat(files.keySet()).allMatch(path -> PATH.matcher(path).matches());
        Trees.rootModules(files).values().forEach(TerraformSchemaCheck::assertValid);
        return files;
    }

    /** All texts of the output as those who read it see them. */
    private static Set<String> literals(SortedMap<String, String> files) {
        Set<String> literals = new HashSet<>();
        files.forEach((path, text) -> {
            if (path.endsWith(".tf.json")) {
                ModelTree.texts(JsonTree.parse(text))
                        .forEach(literal ->
                                literals.add(literal.replace("$${", "${").replace("%%{", "%{")));
            } else if (path.endsWith(".json")) {
                literals.addAll(ModelTree.texts(JsonTree.parse(text)));
            } else {
                literals.add(text);
            }
        });
        return literals;
    }
}
