package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.diff.ChangeReason;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.graph.diff.DisturbanceRules;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A change is told by the platform's own rules and in its own words. */
class ComparisonTest {
    private static final DisturbanceRules NEW_IS_FREE =
            (kind, node, change, usual) -> change.reason() == ChangeReason.NODE_ADDED ? Disturbance.NONE : usual;

    private static RenderEngine engine(Function<PlatformContext, DataPlatform> create) {
        return RenderEngine.of(
                PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return create.apply(context);
                    }
                }))),
                new TestStages());
    }

    private static Comparison compare(RenderEngine engine) {
        Analysis before = engine.analyze(
                TestModels.stores("s1").on("P", "fake").on("Q", "missing").loaded());
        Analysis after =
                engine.analyze(TestModels.stores("s1", "s2").on("P", "fake").loaded());
        assertThat(after.problems()).isEmpty();
        return engine.compare(Optional.of(before), after);
    }

    @Test
    void thePlatformsRulesAndWordsAreUsed() {
        Comparison comparison = compare(engine(context -> new FakeProvider.FakePlatform("x") {
            @Override
            public DisturbanceRules disturbances(PlatformModel model) {
                return NEW_IS_FREE;
            }

            @Override
            public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
                return change.added().stream()
                        .filter(node -> node.kind() == NodeKind.EXPORT)
                        .map(node -> new ChangeNote(
                                node.name(),
                                node.disturbance(),
                                "One of " + model.graph().nodeCount() + " nodes."))
                        .toList();
            }
        }));

        assertThat(comparison.problems()).isEmpty();
        assertThat(comparison.changes())
                .extracting(change -> change.diff().platform())
                .containsExactly("P", "Q");
        PlatformChange p = comparison.changes().get(0);
        assertThat(p.diff().added()).hasSize(2).allMatch(node -> node.disturbance() == Disturbance.NONE);
        assertThat(p.notes())
                .containsExactly(new ChangeNote("Export/P/mart/s2/d", Disturbance.NONE, "One of 4 nodes."));
        assertThat(comparison.changes().get(1).diff().removed()).isNotEmpty();
        assertThat(comparison.changes().get(1).notes()).isEmpty();
    }

    @Test
    void withoutHooksTheUsualRulesHold() {
        Comparison comparison = compare(engine(context -> new FakeProvider.FakePlatform("x")));

        assertThat(comparison.changes().get(0).diff().worst()).isEqualTo(Disturbance.CATCH_UP);
        assertThat(comparison.changes().get(0).notes()).isEmpty();
    }

    @Test
    void aPlatformThatFailsKeepsTheDifferenceFromNobody() {
        Comparison comparison = compare(engine(context -> new FakeProvider.FakePlatform("x") {
            @Override
            public DisturbanceRules disturbances(PlatformModel model) {
                return (kind, node, change, usual) -> {
                    throw new IllegalStateException("rules");
                };
            }

            @Override
            public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
                throw new IllegalStateException("words");
            }
        }));

        assertThat(comparison.problems())
                .extracting(Problem::message)
                .hasSize(2)
                .anyMatch(message -> message.contains("while judging what changes disturb"))
                .anyMatch(message -> message.contains("while describing a change"));
        assertThat(comparison.changes().get(0).diff().added()).hasSize(2);
    }

    @Test
    void aPlatformIsNotAskedAboutNothingNorAboutAModelWithErrors() {
        RenderEngine engine = engine(context -> new FakeProvider.FakePlatform("x") {
            @Override
            public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
                throw new IllegalStateException("asked");
            }
        });
        Analysis one = engine.analyze(TestModels.stores("s1").on("P", "fake").loaded());
        Analysis faulty = engine.analyze(TestModels.stores("s1", "s2")
                .keeping(io.datasurface.model.MilestoningStrategy.FORENSIC)
                .on("P", "fake")
                .loaded());

        assertThat(engine.compare(Optional.of(one), one).problems()).isEmpty();
        assertThat(faulty.hasErrors()).isTrue();
        assertThat(engine.compare(Optional.of(one), faulty).problems()).isEmpty();
        assertThat(engine.compare(Optional.empty(), faulty)
                        .changes()
                        .get(0)
                        .diff()
                        .added())
                .isNotEmpty();
    }
}
