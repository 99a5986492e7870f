package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.Rendered;
import io.datasurface.model.Ecosystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kit asks plugins for things that a model may ask for. */
class ModelVariantsTest {
    private static final Ecosystem MODEL = SampleModels.relational("good", Map.of());

    @Test
    void mostVariantsComeToAPluginThatCanDoEverything() {
        ContractRun run = new ContractRun(new GoodProvider(), MODEL);
        List<String> refused = new ArrayList<>();
        ModelVariants.of(MODEL).forEach((what, model) -> {
            Rendered rendered = run.with(model).render();
            if (rendered.hasErrors()) {
                refused.add(what);
            }
        });

        assertThat(ModelVariants.of(MODEL)).hasSizeGreaterThan(70);
        assertThat(refused)
                .containsExactlyInAnyOrder(
                        // Merges name a platform that is there, a consumer's database is written, and so on: the
                        // model's linter refuses these.
                        "a capture of kind SQLMergeIngestion",
                        "a consumer of kind PostgresDatabase, read only",
                        "datasets without a schema",
                        "the query ");
    }

    @Test
    void eachVariantIsAnotherModel() {
        List<String> same = new ArrayList<>();
        ModelVariants.of(MODEL).forEach((what, model) -> {
            if (model.equals(MODEL)) {
                same.add(what);
            }
        });

        assertThat(same).containsExactlyInAnyOrder("history of kind LIVE_ONLY", "latency of DAYS");
    }

    /** Only then a plugin can remember the wrong ones. */
    @Test
    void modelsWithOtherContentsCanBeRendered() {
        ContractRun run = new ContractRun(new GoodProvider(), MODEL);
        assertThat(ModelEdits.withOtherContents(MODEL)).hasSize(2).allSatisfy(other -> {
            assertThat(other).isNotEqualTo(MODEL);
            assertThat(run.with(other).problems())
                    .noneMatch(problem -> problem.severity() == io.datasurface.model.lint.Severity.ERROR);
        });
    }

    @Test
    void aModelWithoutTransformersHasTheRest() {
        ContractRun run = new ContractRun(new GoodProvider(), SampleModels.withoutTransformers("good", Map.of()));

        assertThat(run.problems()).isEmpty();
        assertThat(run.graphs())
                .singleElement()
                .satisfies(graph -> assertThat(graph.nodes())
                        .hasSizeGreaterThan(5)
                        .noneMatch(node -> node instanceof io.datasurface.graph.DataTransformerNode));
        assertThat(run.render().hasErrors()).isFalse();
    }

    @Test
    void copiesAreAsManyAsAskedFor() {
        Ecosystem grown = SampleModels.grown(MODEL, 7);
        ContractRun run = new ContractRun(new GoodProvider(), grown);

        assertThat(run.problems()).isEmpty();
        assertThat(run.graphs()).singleElement().satisfies(graph -> {
            assertThat(graph.find("Ingest/Platform/tck_copy_6")).isPresent();
            assertThat(graph.find("Ingest/Platform/tck_copy_7")).isEmpty();
        });
    }
}
