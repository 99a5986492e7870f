package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.EcosystemLinter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the kit adds to models and changes in them is right in itself: a model with a mistake is rendered by nobody, and tells nothing. */
class RicherModelTest {
    private static final Ecosystem PLAIN = SampleModels.relational("good", Map.of());
    private static final Ecosystem RICH = RicherModel.of(new GoodProvider(), PLAIN);

    private static void assertFlawless(Ecosystem model) {
        assertThat(EcosystemLinter.lint(EcosystemIndex.of(model), SourceMap.NONE))
                .noneMatch(Expectations::isError);
    }

    @Test
    void theRichModelHasAllThatIsAdded() {
        assertFlawless(RICH);
        assertThat(RICH.toString())
                .contains("tck_analysts", "TCK_Analysts", "tck_history", "aaa_tck_reader", "tck_table_of_orders")
                .contains("tck_schema_0", "0,30 6 * * MON-FRI", "TCK_MODE", "tck_transform", "\u4e2d\u6587");
    }

    @Test
    void itsChangesAreFlawless() {
        assertFlawless(ModelEdits.renamed(RICH, "x"));
        assertFlawless(ModelEdits.documented(RICH, "x"));
        assertFlawless(ModelEdits.reversed(RICH));
        assertFlawless(ModelGrowth.grown(RICH, 2).orElseThrow());
        assertFlawless(ModelGrowth.copiedAs(RICH, List.of(new ModelGrowth.Names("a_one", "b_two", "c_three", "d_four")))
                .orElseThrow());
        HostilePlaces.of(new ContractRun(new GoodProvider(), RICH), "x")
                .forEach((where, place) -> assertFlawless(place.apply(RICH, "x")));
        HostilePlaces.whole().forEach((where, place) -> assertFlawless(place.apply(RICH, "true")));
    }
}
