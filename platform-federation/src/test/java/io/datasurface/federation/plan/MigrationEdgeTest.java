package io.datasurface.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.migrate.Migration;
import io.datasurface.federation.migrate.Stage;
import io.datasurface.federation.testing.Model;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes of primary platforms where acknowledgements are old, or the old platform can no longer do its part. */
class MigrationEdgeTest {
    private static final Map<String, String> ON_A = Map.of("primary/crm", "A");

    private static Model model() {
        return new Model()
                .platform("A", "AWS:us")
                .platform("B", "AWS:us")
                .platform("C", "AWS:eu")
                .store("crm", "AWS:us")
                .consumer("w", List.of("B", "C"), "crm.d");
    }

    private static Model caughtUp(Model model, String batch) {
        return model.parameter("caughtUp", new JsonValue.Group(Map.of("crm", ParameterValues.of(batch))));
    }

    private static Model retired(Model model, String... stores) {
        return model.parameter("retired", ParameterValues.of(List.of(stores)));
    }

    private static List<Problem> warnings(Model.Planned planned) {
        return planned.problems().stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .toList();
    }

    @Test
    void whatWasAcknowledgedForAnEarlierChangeDoesNotCountForTheNext() {
        Model model = retired(caughtUp(model().pin("crm", "C"), "b7"), "crm");
        Model.Planned dual = model.plan(Map.of("primary/crm", "B"));
        Model.Planned still = model.plan(dual.decisions());
        for (Model.Planned planned : List.of(dual, still)) {
            assertThat(planned.get().migrations()).containsExactly(new Migration("crm", "B", "C", Stage.DUAL_RUN, ""));
            assertThat(warnings(planned))
                    .extracting(Problem::code)
                    .containsExactly("federation-old-acknowledgement", "federation-old-acknowledgement");
            assertThat(warnings(planned).toString()).contains("The batch \"b7\" of \"crm\"");
        }
        assertThat(still.decisions()).isEqualTo(dual.decisions());

        Model.Planned over = caughtUp(model, "b9").plan(still.decisions());
        assertThat(over.get().migrations()).containsExactly(new Migration("crm", "B", "C", Stage.CUT_OVER, "b9"));
        Model.Planned kept = model.plan(over.decisions());
        assertThat(kept.get().migrations()).isEqualTo(over.get().migrations());
        assertThat(warnings(kept)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).hasToString("/federation/parameters/retired");
            assertThat(problem.message()).contains("so B stays");
        });

        Model.Planned cleared = retired(model).plan(kept.decisions());
        assertThat(warnings(cleared)).isEmpty();
        Model.Planned done = retired(model, "crm").plan(cleared.decisions());
        assertThat(done.get().migrations()).isEmpty();
        assertThat(warnings(done)).isEmpty();
        assertThat(warnings(model.plan(done.decisions())))
                .extracting(Problem::code)
                .containsExactly("federation-nothing-to-acknowledge", "federation-nothing-to-acknowledge");
    }

    /** The same batch may be the right one, if it is named again after a render without it. */
    @Test
    void theSameBatchCountsWhenItIsNamedAgain() {
        Model model = caughtUp(model().pin("crm", "B"), "b7");
        Model.Planned dual = model.plan(ON_A);
        model.parameters.remove("caughtUp");
        Model.Planned without = model.plan(dual.decisions());
        assertThat(without.get().migrations().get(0).stage()).isEqualTo(Stage.DUAL_RUN);
        assertThat(caughtUp(model, "b7").plan(without.decisions()).get().migrations())
                .containsExactly(new Migration("crm", "A", "B", Stage.CUT_OVER, "b7"));
    }

    @Test
    void whoTakesNoFeedIsDoneWhenTheOtherTakesOver() {
        PlatformCapabilities takesNothing = PlatformCapabilities.builder()
                .captures(CaptureMetadata.class)
                .sources(DataContainer.class)
                .offers("iceberg")
                .build();
        Model model = new Model()
                .platform("A", "AWS:us", takesNothing)
                .platform("B", "AWS:us")
                .store("crm", "AWS:us")
                .consumer("w", List.of("B"), "crm.d")
                .pin("crm", "B");
        Model.Planned dual = model.plan(ON_A);
        assertThat(dual.get().migrations().get(0).stage()).isEqualTo(Stage.DUAL_RUN);
        Model.Planned over = caughtUp(model, "b1").plan(dual.decisions());
        assertThat(over.get().migrations()).isEmpty();
        assertThat(over.get().takes()).isEmpty();
        assertThat(over.decisions()).containsExactly(Map.entry("primary/crm", "B"));
    }

    @Test
    void whoCanNoLongerCaptureItHandsOverAtOnce() {
        Model model = model().pin("crm", "B");
        Model.Planned dual = model.plan(ON_A);
        assertThat(dual.get().migrations()).hasSize(1);
        model.capabilities.put(
                "A",
                PlatformCapabilities.builder()
                        .captures(CDCCaptureIngestion.class)
                        .offers("iceberg")
                        .build());
        for (Map<String, String> previous : List.of(ON_A, dual.decisions())) {
            assertThat(model.plan(previous).get().migrations()).isEmpty();
        }
    }

    @Test
    void whoseDataMustNotBeThereOrWhosePluginIsGoneHandsOverAtOnce() {
        Model gone = model().pin("crm", "B");
        gone.capabilities.remove("A");
        assertThat(gone.plan(ON_A).get().migrations()).isEmpty();

        Model forbidden = new Model()
                .platform("A", "AWS:eu")
                .platform("B", "AWS:us")
                .store("crm", "AWS:us")
                .consumer("w", List.of("B"), "crm.d")
                .keepOut("AWS:eu")
                .pin("crm", "B");
        assertThat(forbidden.plan(ON_A).get().migrations()).isEmpty();
    }

    /** It would be cheap to go by way of B, but B loads the source itself. */
    @Test
    void whoShallIngestItPassesNothingOnDuringTheDualRun() {
        PlatformCapabilities parquet =
                PlatformCapabilities.builder().takes("parquet").build();
        PlatformCapabilities both =
                Model.all().offers("parquet").takes("parquet").build();
        Model model = new Model()
                .platform("A", "AWS:us")
                .platform("B", "AWS:us", both)
                .platform("Relay", "GCP:us", both)
                .platform("P", "AWS:us", parquet)
                .store("crm", "AWS:us")
                .consumer("w", List.of("A", "P"), "crm.d")
                .pin("crm", "A");
        assertThat(model.plan(ON_A).get().takes())
                .extracting(take -> take.from() + " to " + take.platform())
                .as("before")
                .containsExactly("A to B", "B to P");

        Model.Planned dual = model.pin("crm", "B").plan(ON_A);
        assertThat(dual.get().migrations().get(0).stage()).isEqualTo(Stage.DUAL_RUN);
        assertThat(dual.get().takes())
                .extracting(take -> take.from() + " to " + take.platform())
                .containsExactlyInAnyOrder("A to Relay", "Relay to P");
    }
}
