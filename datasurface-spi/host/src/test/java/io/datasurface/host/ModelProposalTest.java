package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.output.PlatformChoice;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a render knows is offered to the model. */
class ModelProposalTest {
    private static final PlatformChoice CHOICE = new PlatformChoice("w", "g", "P", "It is the only one.");

    private static RenderPlan rendered(PlatformChoice... choices) {
        RenderPlan.Platform nothing = new RenderPlan.Platform("fake", new ChunkPlan("P", List.of()));
        return new RenderPlan(new TreeMap<>(Map.of("P", nothing, "Q", nothing)), new TreeMap<>(), List.of(choices));
    }

    @Test
    void aChoiceBecomesAnEntry() {
        Ecosystem model = TestModels.stores("s1").on("P", "fake").unassigned().ecosystem();

        ModelProposal proposal = ModelProposal.of(model, rendered(CHOICE), Set.of());

        assertThat(proposal.changed()).isEmpty();
        assertThat(proposal.toYaml()).isEqualTo("""
                # New entries, for groups whose platform the host has chosen: w/g
                datasurface: 1
                dsgPlatformMappings:
                  - workspace: w
                    dsgName: g
                    assignments:
                      - dataPlatform: P
                """);
        assertThat(ModelProposal.of(model, rendered(CHOICE), Set.of("P")).toYaml())
                .contains("status: PROVISIONED");
    }

    @Test
    void whatIsBuiltIsSaidToBeSo() {
        Ecosystem model =
                TestModels.stores("s1").on("P", "fake").on("Q", "fake").ecosystem();

        ModelProposal proposal = ModelProposal.of(model, rendered(CHOICE), Set.of("Q"));

        assertThat(proposal.added()).isEmpty();
        assertThat(proposal.changed())
                .singleElement()
                .satisfies(entry -> assertThat(entry.assignments())
                        .extracting(DSGDataPlatformAssignment::dataPlatform, DSGDataPlatformAssignment::status)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("P", AssignmentStatus.PROVISIONING),
                                org.assertj.core.groups.Tuple.tuple("Q", AssignmentStatus.PROVISIONED)));
        assertThat(proposal.toYaml())
                .startsWith("# These take the place of the model's entries for the same groups: w/g\n");
        assertThat(ModelProposal.of(model, rendered(), Set.of()).isEmpty()).isTrue();
    }

    @Test
    void aPlatformThatWasNotRenderedCannotHaveBeenApplied() {
        assertThatThrownBy(() ->
                        ModelProposal.of(TestModels.stores("s1").on("P", "fake").ecosystem(), rendered(), Set.of("R")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The render has no platform \"R\"; it has [P, Q]");
    }

    @Test
    void newEntriesAreAFileOfTheModel(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("model.yaml"), """
                datasurface: 1
                name: test
                platformServicesProviders: {Ops: {dataPlatforms: {P: {type: fake}}}}
                zones: {z: {teams: {t: {workspaces: {w: {dsgs: {g: {sinks: []}}}}}}}}
                """);
        Ecosystem model = ModelLoader.load(folder).ecosystem().orElseThrow();
        Files.writeString(
                folder.resolve("platforms.yaml"),
                ModelProposal.of(model, rendered(CHOICE), Set.of()).toYaml());

        LoadedModel completed = ModelLoader.load(folder);

        assertThat(completed.problems()).isEmpty();
        assertThat(completed.ecosystem().orElseThrow().dsgPlatformMappings())
                .extracting(entry -> entry.assignments().get(0).dataPlatform())
                .containsExactly("P");
    }
}
