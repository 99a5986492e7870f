package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.DataTransformerOutput;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command, against the recorded answers. */
class DataSurfaceClientTest {
    static List<String> fixtures() {
        return Fixtures.names();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void singleObjectsAreThoseOfTheDump(String fixture) throws Exception {
        Ecosystem dump = DumpReader.read(Fixtures.folder(fixture)).ecosystem().orElseThrow();
        EcosystemIndex told = EcosystemIndex.of(Told.part(dump));
        try (ReplayServer server = ReplayServer.of(fixture)) {
            DataSurfaceClient client = client(server);

            assertThat(client.datastores())
                    .containsExactlyInAnyOrderElementsOf(told.datastores().stream()
                            .map(entry -> entry.datastore().name())
                            .toList());
            for (String name : client.datastores()) {
                Datastore expected = told.datastore(name).orElseThrow().datastore();
                ApiAnswer<Datastore> answer = client.datastore(name);
                assertThat(answer.problems()).isEmpty();
                assertThat(answer.value()).contains(withoutWriter(expected));
                for (String dataset : expected.datasets().keySet()) {
                    assertThat(client.dataset(name, dataset).value())
                            .contains(expected.datasets().get(dataset));
                }
            }
            for (Workspace workspace : client.workspaces().value().orElseThrow()) {
                assertThat(workspace)
                        .isEqualTo(
                                told.workspace(workspace.name()).orElseThrow().workspace())
                        .isEqualTo(client.workspace(workspace.name()).value().orElseThrow());
            }
            assertThat(client.workspaces().value().orElseThrow())
                    .hasSize(told.workspaces().size());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void teamsNameWhatTheyOwn(String fixture) throws Exception {
        Ecosystem dump = DumpReader.read(Fixtures.folder(fixture)).ecosystem().orElseThrow();
        try (ReplayServer server = ReplayServer.of(fixture)) {
            DataSurfaceClient client = client(server);
            int count = 0;
            for (String zone : dump.zones().keySet()) {
                for (Team team : dump.zones().get(zone).teams().values()) {
                    assertThat(client.teams()).contains(zone + "/" + team.name());
                    ApiTeam told = client.team(zone, team.name()).value().orElseThrow();
                    assertThat(told.zone()).isEqualTo(zone);
                    assertThat(told.owningRepo()).isEqualTo(team.owningRepo());
                    assertThat(told.documentation()).isEqualTo(team.documentation());
                    assertThat(told.containers()).isEqualTo(team.containers());
                    assertThat(told.datastores())
                            .containsExactlyElementsOf(team.dataStores().keySet());
                    assertThat(told.workspaces())
                            .containsExactlyElementsOf(team.workspaces().keySet());
                    count++;
                }
            }
            assertThat(client.teams()).hasSize(count);
        }
    }

    @Test
    void theWorkspaceOfATransformersOutputIsUntold() throws Exception {
        try (ReplayServer server = ReplayServer.of("c02_transformer_chain3")) {
            ApiAnswer<Datastore> answer = client(server).datastore("Out1");

            assertThat(answer.untold())
                    .containsExactly(new Untold(
                            ApiGap.TRANSFORMER_WORKSPACE, List.of(ObjectPath.ROOT.child("dataStores", "Out1"))));
            assertThat(answer.value().orElseThrow().capture().orElseThrow())
                    .isInstanceOfSatisfying(DataTransformerOutput.class, output -> {
                        assertThat(output.workSpaceName()).isEmpty();
                        assertThat(output.dataContainer()).isPresent();
                    });
        }
    }

    @Test
    void dependenciesFollowTransformers() throws Exception {
        try (ReplayServer server = ReplayServer.of("c02_transformer_chain3")) {
            DataSurfaceClient client = client(server);

            WorkspaceDependency consumer = new WorkspaceDependency("Consumer", List.of());
            WorkspaceDependency third = new WorkspaceDependency("T3", List.of(consumer));
            WorkspaceDependency second = new WorkspaceDependency("T2", List.of(third));
            assertThat(client.dependencies("Src").value())
                    .contains(List.of(new WorkspaceDependency("T1", List.of(second))));
        }
        try (ReplayServer server = ReplayServer.of("c01_single_vs_multi")) {
            assertThat(client(server).dependencies("NotUsedStore").value()).contains(List.of());
        }
    }

    @Test
    void healthTellsTheVersionUnlessThereIsNoModel() throws Exception {
        try (ReplayServer server = new ReplayServer().version("2025.1")) {
            assertThat(client(server).health()).isEqualTo(new ServerHealth("healthy", Optional.of("2025.1")));
            server.version("not_loaded");
            assertThat(client(server).health()).isEqualTo(new ServerHealth("healthy", Optional.empty()));
        }
    }

    @Test
    void whatTheServerDoesNotHaveIsNoFaultAndNotAskedAgain() throws Exception {
        try (ReplayServer server = ReplayServer.of("c01_single_vs_multi")) {
            DataSurfaceClient client = client(server);

            assertThat(client.workspace("nope").value()).isEmpty();
            assertThat(client.team("nope", "nope").value()).isEmpty();
            assertThat(client.datastore("nope").value()).isEmpty();
            assertThat(client.dataset("nope", "nope").value()).isEmpty();
            assertThat(client.dependencies("nope").value()).isEmpty();
            assertThat(server.asked()).hasSize(5);
        }
    }

    @Test
    void anEmptyNameNamesNothing() throws Exception {
        try (ReplayServer server = new ReplayServer()
                .answer("get_dataset{dataset_name=x, store_name=}", 500, "{\"detail\": \"store_name is required\"}")) {
            assertThat(client(server).dataset("", "x").value()).isEmpty();
        }
    }

    @Test
    void aNameIsWrittenAsPythonShowsIt() throws Exception {
        try (ReplayServer server = new ReplayServer()
                .answer("get_dependencies{store_name=it's}", 500, "{\"detail\": \"\\\"it's\\\"\"}")
                .answer("get_dependencies{store_name='\"\\\n}", 500, "{\"detail\": \"'\\\\'\\\"\\\\\\\\\\\\n'\"}")) {
            assertThat(client(server).dependencies("it's").value()).isEmpty();
            assertThat(client(server).dependencies("'\"\\\n").value()).isEmpty();
        }
    }

    private static Datastore withoutWriter(Datastore store) {
        if (store.capture().orElse(null) instanceof DataTransformerOutput output) {
            return store.toBuilder()
                    .capture(new DataTransformerOutput("", output.dataContainer()))
                    .build();
        }
        return store;
    }

    private static DataSurfaceClient client(ReplayServer server) {
        return DataSurfaceClient.of(ClientOptions.of(server.address()));
    }
}
