package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.io.SupplementReader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.platform.AssignmentStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a supplement may say, and what it may not. */
class SupplementTest {
    private static final String NATIVE = "datasurface: 1\nname: Corner\n";

    @TempDir
    private Path folder;

    private final ReplayServer server = ReplayServer.of("c08_assignment_states");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theAssignmentFilesCloseTheirGaps() throws Exception {
        Path fixture = Fixtures.folder("c08_assignment_states");
        ImportedModel imported = imported(SupplementReader.read(
                List.of(fixture.resolve(DumpReader.MAPPINGS), fixture.resolve(DumpReader.PRIMARIES))));

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.ecosystem().dsgPlatformMappings().get(0).assignments())
                .extracting(assignment -> assignment.status())
                .contains(AssignmentStatus.DECOMMISSIONED);
        assertThat(gaps(imported))
                .doesNotContain(ApiGap.ASSIGNMENTS, ApiGap.PRIMARY_INGESTION_PLATFORMS)
                .contains(ApiGap.ECOSYSTEM, ApiGap.VENDORS, ApiGap.PLATFORMS, ApiGap.DECLARATIONS, ApiGap.ZONES);
    }

    @Test
    void aNativeFileGivesTheTop() throws Exception {
        ImportedModel imported = imported(NATIVE + """
                owningRepo: {type: FakeRepository, name: r}
                liveRepo: {type: FakeRepository, name: live}
                vendors: {Corp: {}}
                platformServicesProviders: {PSP: {dataPlatforms: {P1: {type: aws-batch}}}}
                zoneDeclarations:
                  Z: {owningRepo: {type: FakeRepository, name: z}}
                zones:
                  Z:
                    owningRepo: {type: FakeRepository, name: z}
                    teamDeclarations:
                      T: {owningRepo: {type: FakeRepository, name: t}}
                  Empty: {documentation: No teams yet.}
                """);

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.ecosystem().name()).isEqualTo("Corner");
        assertThat(imported.ecosystem().vendors()).containsOnlyKeys("Corp");
        assertThat(imported.ecosystem().zones()).containsOnlyKeys("Z", "Empty");
        assertThat(imported.ecosystem().zones().get("Z").teams()).containsOnlyKeys("T");
        assertThat(imported.ecosystem().zones().get("Z").owningRepo()).isPresent();
        assertThat(gaps(imported))
                .containsExactly(
                        ApiGap.ASSIGNMENTS, ApiGap.PRIMARY_INGESTION_PLATFORMS, ApiGap.CLASSIFICATION_VERIFIER);
        assertThat(imported.sources().exact(ObjectPath.ROOT.child("zones", "Empty")))
                .hasValueSatisfying(at -> assertThat(at.line()).isEqualTo(14));
    }

    @Test
    void aWorkspacesVerifierIsTakenAndSaysNothingOfTheZone() throws Exception {
        ImportedModel imported = imported(NATIVE + """
                zones: {Z: {teams: {T: {workspaces: {W: {classificationVerifier: {name: v, notAllowed: [PC1]}}}}}}}
                """);

        Workspace workspace = imported.ecosystem()
                .zones()
                .get("Z")
                .teams()
                .get("T")
                .workspaces()
                .get("W");
        assertThat(imported.problems()).isEmpty();
        assertThat(workspace.classificationVerifier().orElseThrow().name()).isEqualTo("v");
        assertThat(workspace.dsgs()).containsKey("DSG");
        assertThat(gaps(imported)).contains(ApiGap.ZONES).doesNotContain(ApiGap.CLASSIFICATION_VERIFIER);
    }

    @Test
    void whatContradictsTheServerIsAProblemWhereItStands() throws Exception {
        ImportedModel imported = imported(NATIVE + """
                zones:
                  Z:
                    teams:
                      T:
                        owningRepo: {type: FakeRepository, name: other}
                        workspaces:
                          W:
                            priority: CRITICAL
                            dsgs:
                              DSG: {sinks: [{storeName: S1, datasetName: zzz}]}
                        dataStores:
                          S1: {productionStatus: PRODUCTION, datasets: {a: {originalSchema: {columns: {v: Integer}}}}}
                """);

        String team = "/zones/Z/teams/T";
        assertThat(imported.problems())
                .allSatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(ImportedModel.CONFLICT);
                    assertThat(problem.message()).doesNotContain("\n").endsWith(".");
                })
                .extracting(problem ->
                        problem.path() + " " + problem.position().orElseThrow().line())
                .containsExactly(
                        team + "/owningRepo 7",
                        team + "/workspaces/W/priority 10",
                        team + "/workspaces/W/dsgs/DSG/sinks 12",
                        team + "/dataStores/S1/productionStatus 14",
                        team + "/dataStores/S1/datasets/a/originalSchema/columns/v/type 14");
        assertThat(imported.ecosystem()).isEqualTo(withName(imported(Supplement.NONE), "Corner"));
    }

    @Test
    void whatTheServerDoesNotHaveIsLeftOut() throws Exception {
        ImportedModel imported = imported(NATIVE + """
                zones:
                  Z:
                    teams:
                      T: {workspaces: {Gone: {}}, dataStores: {Lost: {}}, containers: {}}
                      New: {}
                  Y: {documentation: A zone., teams: {U: {}}}
                """);

        assertThat(imported.problems())
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ImportedModel.NOT_ON_SERVER))
                .extracting(problem -> problem.path().toString())
                .containsExactlyInAnyOrder(
                        "/zones/Z/teams/T/workspaces/Gone",
                        "/zones/Z/teams/T/dataStores/Lost",
                        "/zones/Z/teams/New",
                        "/zones/Y/teams/U");
        assertThat(imported.ecosystem().zones().get("Y").teams()).isEmpty();
    }

    @Test
    void assignmentsOfAFileAndOfAModelMustAgree() throws Exception {
        Path file = folder.resolve(DumpReader.MAPPINGS);
        Files.writeString(
                file, "[{\"workspace\": \"W\", \"dsgName\": \"DSG\", \"assignments\": [{\"dataPlatform\": \"P1\"}]}]");
        Path model = folder.resolve("m.yaml");
        Files.writeString(
                model,
                NATIVE + "dsgPlatformMappings: [{workspace: W, dsgName: DSG, assignments: [{dataPlatform: P2}]}]\n");

        ImportedModel imported = imported(SupplementReader.read(List.of(file, model)));

        assertThat(imported.problems()).extracting(Problem::code).containsExactly(ImportedModel.CONFLICT);
        assertThat(imported.ecosystem()
                        .dsgPlatformMappings()
                        .get(0)
                        .assignments()
                        .get(0)
                        .dataPlatform())
                .isEqualTo("P1");
    }

    @Test
    void severalNativeFilesAreOneSupplement() throws Exception {
        Path top = Files.writeString(folder.resolve("top.yaml"), NATIVE);
        Path vendors = Files.writeString(folder.resolve("vendors.yaml"), "datasurface: 1\nvendors: {Corp: {}}\n");

        assertThat(imported(SupplementReader.read(List.of(top, vendors)))
                        .ecosystem()
                        .vendors())
                .containsKey("Corp");
    }

    @Test
    void mistakesOfTheSupplementAreProblemsOfTheImport() throws Exception {
        Path broken = Files.writeString(folder.resolve("top.yaml"), "datasurface: 1\nname: [");
        Path mappings = Files.writeString(folder.resolve(DumpReader.MAPPINGS), "{");
        Path missing = folder.resolve("x").resolve(DumpReader.PRIMARIES);

        ImportedModel imported = imported(SupplementReader.read(List.of(broken, mappings, missing, missing)));

        assertThat(imported.hasErrors()).isTrue();
        assertThat(imported.problems())
                .extracting(Problem::code)
                .contains("syntax", DumpReader.SYNTAX, DumpReader.UNREADABLE, "duplicate-field");
    }

    @Test
    void aFolderWithoutFilesIsAMistake() throws Exception {
        assertThat(imported(SupplementReader.read(List.of(folder))).problems())
                .extracting(Problem::code)
                .containsExactly("no-model");
    }

    private ImportedModel imported(String text) throws Exception {
        Path file = folder.resolve("supplement.yaml");
        Files.writeString(file, text);
        return imported(SupplementReader.read(List.of(file)));
    }

    private ImportedModel imported(Supplement supplement) throws IOException, InterruptedException {
        return DataSurfaceClient.of(ClientOptions.of(server.address())).importModel(supplement);
    }

    private static List<ApiGap> gaps(ImportedModel imported) {
        List<ApiGap> gaps = new ArrayList<>();
        imported.untold().forEach(untold -> gaps.add(untold.gap()));
        return gaps;
    }

    private static Ecosystem withName(ImportedModel imported, String name) {
        return imported.ecosystem().toBuilder().name(name).build();
    }
}
