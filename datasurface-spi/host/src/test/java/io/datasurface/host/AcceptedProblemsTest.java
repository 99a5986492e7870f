package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Owners accept warnings of the linter, of graphs and of plugins alike. */
class AcceptedProblemsTest {
    private static final String STORE = "zones/z/teams/t/dataStores/s1";

    /** Warns of a datastore, and fails for one that is named broken. */
    private static final class Warning extends FakeProvider {
        @Override
        public DataPlatform create(PlatformContext context) {
            return new FakeProvider.FakePlatform("x") {
                @Override
                public void lint(PlatformModel model, ProblemCollector problems) {
                    ObjectPath path =
                            model.ecosystem().datastore("s1").orElseThrow().path();
                    problems.warning("plugin-slow", path.child("capture"), "It is slow");
                    if (model.ecosystem().datastore("broken").isPresent()) {
                        problems.error("plugin-broken", path, "It is broken");
                    }
                }
            };
        }
    }

    @Test
    void aPluginsWarningIsAccepted() {
        Planned planned = plan(TestModels.stores("s1"), accept("plugin-slow", STORE));

        assertThat(planned.problems()).isEmpty();
        assertThat(planned.accepted())
                .extracting(AcceptedProblem::problem)
                .extracting(Problem::code)
                .containsExactly("plugin-slow");
        assertThat(planned.analysis().accepted()).isEqualTo(planned.accepted());
    }

    @Test
    void theLintersWarningIsAcceptedToo() {
        TestStages stages = new TestStages((ecosystem, problems) ->
                problems.warning("group-not-assigned", ObjectPath.ROOT.child("zones", "z"), "It is idle"));
        Planned planned = plan(
                stages, TestModels.stores("s1"), accept("plugin-slow", STORE), accept("group-not-assigned", "zones/z"));

        assertThat(planned.problems()).isEmpty();
        assertThat(planned.accepted()).hasSize(2);
    }

    @Test
    void aSuppressionOfNoUseIsToldOncePluginsHaveSpoken() {
        Planned planned = plan(TestModels.stores("s1"), accept("plugin-slow", STORE), accept("plugin-fast", STORE));

        assertThat(planned.analysis().problems()).isEmpty();
        assertThat(planned.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly("suppression-unused /suppressions/1");
    }

    @Test
    void nobodyJudgesSuppressionsOfAPluginThatIsNotThere() {
        TestModels model = TestModels.stores("s1").on("Q", "missing");
        Planned planned = plan(model, accept("plugin-slow", STORE), accept("other-slow", STORE));

        assertThat(planned.problems()).extracting(Problem::code).containsExactly("platform-not-installed");
    }

    @Test
    void aPluginsErrorStays() {
        Planned planned =
                plan(TestModels.stores("s1", "broken"), accept("plugin-broken", ""), accept("plugin-slow", ""));

        assertThat(planned.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactlyInAnyOrder("plugin-broken /" + STORE, "suppression-forbidden /suppressions/0");
        assertThat(planned.hasErrors()).isTrue();
        assertThat(planned.platforms()).isEmpty();
    }

    private static Planned plan(TestModels model, LintSuppression... suppressions) {
        return plan(new TestStages(), model, suppressions);
    }

    private static Planned plan(Stages stages, TestModels model, LintSuppression... suppressions) {
        LoadedModel loaded = model.on("P", "fake").loaded();
        Ecosystem ecosystem = loaded.ecosystem().orElseThrow().toBuilder()
                .suppressions(List.of(suppressions))
                .build();
        RenderEngine engine =
                RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(new Warning()))), stages);
        return engine.plan(
                engine.analyze(new LoadedModel(Optional.of(ecosystem), loaded.sources(), List.of())), RenderPlan.NONE);
    }

    private static LintSuppression accept(String code, String object) {
        return new LintSuppression(code, object, "Because.");
    }
}
