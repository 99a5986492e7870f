package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers whose answers do not fit together: what fits is read, the rest is named. */
class ImportProblemsTest {
    private static final String TEAM = "get_team{governance_zone=Z, team_name=T}";

    private final ReplayServer server = ReplayServer.of("c01_single_vs_multi");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aModelWithoutVersionIsAWarning() throws Exception {
        ImportedModel imported = imported(server.version("unknown"));

        assertThat(imported.hasErrors()).isFalse();
        assertThat(imported.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ImportedModel.NO_VERSION);
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void whatATeamNamesAndTheServerDoesNotHaveIsLeftOut() throws Exception {
        server.answer(
                TEAM, 200, server.recorded(TEAM).replace("\"dataStores\":{", "\"dataStores\":{\"Lost\":\"Lost\","));
        server.answer("get_datastore{store_name=Lost}", 500, "{\"detail\": \"Unknown datastore Lost\"}");

        ImportedModel imported = imported(server);

        assertProblem(imported, ImportedModel.UNKNOWN_OBJECT, "/zones/Z/teams/T/dataStores/Lost");
        assertThat(stores(imported)).containsExactly("SingleStore", "MultiStore", "ExtStore", "NotUsedStore");
    }

    @Test
    void anObjectAtWhichTheServerFailsIsLeftOut() throws Exception {
        server.answer("get_datastore{store_name=MultiStore}", 500, "{\"detail\": \"unhashable type\"}");

        ImportedModel imported = imported(server);

        assertProblem(imported, ImportedModel.FAILED_OBJECT, "/zones/Z/teams/T/dataStores/MultiStore");
        assertThat(imported.problems().get(0).message()).contains("unhashable type");
        assertThat(stores(imported)).containsExactly("SingleStore", "ExtStore", "NotUsedStore");
    }

    @Test
    void whatNoTeamNamesIsLeftOut() throws Exception {
        server.answer(TEAM, 200, server.recorded(TEAM).replace("\"ExtStore\":\"ExtStore\",", ""));

        ImportedModel imported = imported(server);

        assertProblem(imported, ImportedModel.ORPHAN, "/");
        assertThat(imported.problems().get(0).message()).contains("datastore \"ExtStore\"");
        assertThat(stores(imported)).containsExactly("SingleStore", "MultiStore", "NotUsedStore");
    }

    @Test
    void aDatastoreOfAnotherTeamIsLeftOut() throws Exception {
        String store = "get_datastore{store_name=ExtStore}";
        server.answer(store, 200, server.recorded(store).replace("\"team\":\"T\"", "\"team\":\"U\""));

        ImportedModel imported = imported(server);

        assertProblem(imported, ImportedModel.MISPLACED, "/zones/Z/teams/T/dataStores/ExtStore");
        assertThat(imported.problems().get(0).message()).contains("\"Z/U\"");
        assertThat(stores(imported)).doesNotContain("ExtStore");
    }

    @Test
    void aNameWithSlashesIsCutWhereTheServerHasATeam() throws Exception {
        server.answer("list_teams{}", 200, "{\"teams\": [\"Z/T\", \"Z/a/b\", \"Z/none\", \"noslash\"]}");
        server.answer(
                "get_team{governance_zone=Z/a, team_name=b}",
                200,
                "{\"team\": {\"_type\": \"Team\", \"name\": \"b\", \"dataStores\": {}, \"workspaces\": {}, \"containers\": {}}}");
        server.answer(
                "get_team{governance_zone=Z, team_name=a/b}", 500, "{\"detail\": \"Unknown team a/b in zone Z\"}");
        server.answer(
                "get_team{governance_zone=Z, team_name=none}", 500, "{\"detail\": \"Unknown team none in zone Z\"}");

        ImportedModel imported = imported(server);

        assertThat(imported.ecosystem().zones()).containsOnlyKeys("Z", "Z/a");
        assertThat(imported.ecosystem().zones().get("Z/a").teams()).containsOnlyKeys("b");
        assertThat(imported.problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ImportedModel.UNCLEAR_TEAM);
            assertThat(problem.message()).containsAnyOf("\"Z/none\"", "\"noslash\"");
        });
    }

    @Test
    void aListOfWorkspacesThatIsTooLongIsReadOneByOne() throws Exception {
        Ecosystem whole = imported(server).ecosystem();
        server.answer("list_workspaces{}", 200, " ".repeat(100_000) + server.recorded("list_workspaces{}"));

        ImportedModel imported = DataSurfaceClient.of(
                        ClientOptions.of(server.address()).withLongestAnswer(50_000))
                .importModel(Supplement.NONE);

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.ecosystem()).isEqualTo(whole);
        assertThat(server.asked()).contains("get_workspace{workspace_name=W1}");
    }

    @Test
    void mistakesInAnAnswerAreProblemsOfItsObject() throws Exception {
        String store = "get_datastore{store_name=ExtStore}";
        server.answer(
                store,
                200,
                server.recorded(store)
                        .replace("\"type\":\"Integer\"", "\"type\":\"Quantum\"")
                        .replace("\"productionStatus\":\"NOT_PRODUCTION\",", ""));

        ImportedModel imported = imported(server);

        assertThat(imported.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(DumpReader.UNKNOWN_TYPE, DumpReader.MISSING_FIELD);
        assertThat(imported.problems()).allSatisfy(problem -> {
            assertThat(problem.path().toString()).startsWith("/zones/Z/teams/T/dataStores/ExtStore");
            assertThat(problem.position().orElseThrow().file()).isEqualTo("get_datastore(\"ExtStore\")");
            assertThat(problem.message()).doesNotContain("dump the model again");
        });
    }

    @Test
    void theResultDoesNotDependOnHowManyAreAskedAtATime() throws Exception {
        String names = IntStream.range(0, 60)
                .mapToObj(i -> "\"s" + i + "\": \"s" + i + "\"")
                .collect(Collectors.joining(", "));
        server.answer(TEAM, 200, server.recorded(TEAM).replace("\"dataStores\":{", "\"dataStores\":{" + names + ","));
        for (int i = 0; i < 60; i++) {
            String question = "get_datastore{store_name=s" + i + "}";
            server.answer(
                    question, 500, "{\"detail\": \"" + (i % 2 == 0 ? "Unknown datastore s" + i : "fault " + i) + "\"}");
        }
        ClientOptions options = ClientOptions.of(server.address());

        ImportedModel one = DataSurfaceClient.of(options.withConnections(1)).importModel(Supplement.NONE);
        ImportedModel many = DataSurfaceClient.of(options.withConnections(16)).importModel(Supplement.NONE);

        assertThat(one.problems()).hasSize(60);
        assertThat(many).usingRecursiveComparison().ignoringFields("sources").isEqualTo(one);
    }

    private static void assertProblem(ImportedModel imported, String code, String path) {
        assertThat(imported.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).hasToString(path);
            assertThat(problem.message()).doesNotContain("\n").endsWith(".");
        });
    }

    private static List<String> stores(ImportedModel imported) {
        return List.copyOf(imported.ecosystem()
                .zones()
                .get("Z")
                .teams()
                .get("T")
                .dataStores()
                .keySet());
    }

    private static ImportedModel imported(ReplayServer server) throws Exception {
        return DataSurfaceClient.of(ClientOptions.of(server.address())).importModel(Supplement.NONE);
    }
}
