package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.FloatTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DumpReaderTest {
    static List<String> fixtures() {
        return Fixtures.names();
    }

    @Test
    void thereAreFixtures() {
        assertThat(fixtures()).hasSize(11);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsEveryFixtureWithoutProblems(String fixture) {
        DumpedModel model = DumpReader.read(Fixtures.folder(fixture));

        assertThat(model.problems()).isEmpty();
        assertThat(model.ecosystem()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void knowsWhereStoresColumnsAndGroupsStand(String fixture) {
        DumpedModel model = DumpReader.read(Fixtures.folder(fixture));
        EcosystemIndex index = EcosystemIndex.of(model.ecosystem().orElseThrow());

        index.datastores().forEach(store -> {
            assertThat(model.sources().exact(store.path()))
                    .as("%s", store.path())
                    .isPresent();
            store.datastore()
                    .datasets()
                    .values()
                    .forEach(dataset -> dataset.originalSchema().ifPresent(schema -> {
                        ObjectPath columns = store.path()
                                .child("datasets", dataset.name())
                                .child("originalSchema")
                                .child("columns");
                        ((DDLTable) schema)
                                .columns()
                                .keySet()
                                .forEach(column -> assertThat(model.sources().exact(columns.child(column)))
                                        .as("%s", column)
                                        .isPresent());
                    }));
        });
        index.workspaces()
                .forEach(workspace -> workspace
                        .workspace()
                        .dsgs()
                        .keySet()
                        .forEach(group -> assertThat(
                                        model.sources().exact(workspace.path().child("dsgs", group)))
                                .isPresent()));
    }

    @Test
    void readsTheTopOfTheModel() {
        Ecosystem model = read("c14_zones_policies");

        assertThat(model.name()).isEqualTo("Corner");
        assertThat(model.owningRepo().orElseThrow().identity()).isEqualTo("github:acme/model#eco");
        assertThat(model.liveRepo().orElseThrow().identity()).isEqualTo("github:acme/model#live");
        assertThat(model.zoneDeclarations()).containsOnlyKeys("ZA", "ZB");
        assertThat(model.zones().get("ZA").teamDeclarations()).containsOnlyKeys("T", "U");
        assertThat(model.vendors().get("Corp").hardCloudVendor()).contains(CloudVendor.PRIVATE);
        assertThat(model.vendors().get("Corp").locations().get("EU").locations())
                .containsOnlyKeys("ZRH", "FRA");
        assertThat(model.platformServicesProviders()
                        .get("PSP")
                        .dataPlatforms()
                        .get("P1")
                        .type())
                .isEqualTo("LegacyDataPlatform");
        assertThat(model.platformServicesProviders()
                        .get("PSP")
                        .dataPlatforms()
                        .get("P1")
                        .parameters())
                .isEmpty();
    }

    @Test
    void readsPolicies() {
        var zone = read("c14_zones_policies").zones().get("ZA");

        assertThat(zone.storagePolicies().get("Any").mandatory()).isEqualTo(PolicyMandate.MANDATED_WITHIN_ZONE);
        assertThat(zone.vendorPolicies().get("Corp only").allowed()).containsExactly("Corp");
        assertThat(zone.hardVendorPolicies().get("Private only").allowed()).containsExactly(CloudVendor.PRIVATE);
        assertThat(zone.locationPolicies().get("EU only").allowed())
                .extracting(Object::toString)
                .containsExactly("Corp:EU/FRA", "Corp:EU/ZRH");
        assertThat(zone.dataplatformPolicies().get("not P9").notAllowed()).containsExactly("P9");
    }

    @Test
    void readsApprovalsWhereNoneIsNotTheSameAsAbsent() {
        assertThat(store("c14_zones_policies", "S1")
                        .datasetDSGApprovals()
                        .orElseThrow()
                        .approved())
                .hasSize(3);
        assertThat(store("c16_lint_errors", "Approved")
                        .datasetDSGApprovals()
                        .orElseThrow()
                        .approved())
                .isEmpty();
        assertThat(store("c16_lint_errors", "S1").datasetDSGApprovals()).isEmpty();
    }

    @Test
    void readsSchemasAndTypes() {
        DDLTable table = (DDLTable) store("c16_lint_errors", "BadTypes")
                .datasets()
                .get("n")
                .originalSchema()
                .orElseThrow();

        assertThat(table.primaryKeyColumns()).containsExactly("id");
        assertThat(table.ingestionPartitionColumns()).containsExactly("p", "nope");
        assertThat(table.columns()).containsOnlyKeys("id", "d", "v", "p", "f1", "f2");
        assertThat(table.columns().get("id").type()).hasToString("Integer");
        assertThat(table.columns().get("id").nullable()).isFalse();
        assertThat(table.columns().get("p").nullable()).isTrue();
        assertThat(table.columns().get("d").type()).hasToString("Decimal(5,7)");
        assertThat(table.columns().get("v").type()).hasToString("VarChar(0)");
        assertThat(table.columns().get("f1").type())
                .isEqualTo(FloatTypes.byName().get("FP8_E5M2FNUZ"));
    }

    @Test
    void readsCaptures() {
        CaptureMetadata capture = store("c16_lint_errors", "BadWater").capture().orElseThrow();

        assertThat(capture).isInstanceOf(SQLWatermarkSnapshotDeltaIngestion.class);
        assertThat(capture.stepTrigger()).contains(new CronTrigger("c", "* * * * *"));
        assertThat(capture.dataContainer().orElseThrow())
                .isEqualTo(PostgresDatabase.of("E4", "Corp:EU/ZRH", "src.acme.com", 5432, "e4"));
        assertThat(((SQLWatermarkSnapshotDeltaIngestion) capture)
                        .watermarkDataType()
                        .orElseThrow())
                .hasToString("VarChar(3)");
    }

    @Test
    void keepsATransformersOutputByNameInTheTeam() {
        Ecosystem model = read("c02_transformer_chain3");
        Workspace workspace =
                EcosystemIndex.of(model).workspace("T1").orElseThrow().workspace();

        assertThat(workspace.dataTransformer().orElseThrow().outputDatastore()).isEqualTo("Out1");
        assertThat(workspace.dataTransformer().orElseThrow().code())
                .isEqualTo(new PythonCodeArtifact(List.of(), java.util.Map.of(), "3.11"));
        assertThat(store("c02_transformer_chain3", "Out1").capture().orElseThrow())
                .isInstanceOfSatisfying(
                        DataTransformerOutput.class,
                        output -> assertThat(output.workSpaceName()).isEqualTo("T1"));
    }

    @Test
    void readsWorkspaces() {
        Workspace workspace = EcosystemIndex.of(read("c14_zones_policies"))
                .workspace("W2")
                .orElseThrow()
                .workspace();
        Workspace faulty = EcosystemIndex.of(read("c16_lint_errors"))
                .workspace("W")
                .orElseThrow()
                .workspace();

        assertThat(workspace.priority()).isEqualTo(WorkspacePriority.HIGH);
        assertThat(workspace.dsgs().get("DSG").sinks())
                .extracting(sink -> sink.key())
                .containsExactly("S1:a", "S1:b");
        assertThat(faulty.dsgs().get("NoSinks").platformMD()).containsInstanceOf(WorkspaceFixedDataPlatform.class);
    }

    @Test
    void takesTheStatusOfTheMappingFile() {
        List<DSGDataPlatformAssignment> assignments =
                read("c08_assignment_states").dsgPlatformMappings().get(0).assignments();

        assertThat(assignments)
                .extracting(DSGDataPlatformAssignment::status)
                .containsExactly(
                        AssignmentStatus.PROVISIONED,
                        AssignmentStatus.DECOMMISSIONED,
                        AssignmentStatus.DECOMMISSIONING,
                        AssignmentStatus.PROVISIONING);
        assertThat(assignments.get(0).documentation().orElseThrow().description())
                .isEqualTo("assign P1");
    }

    @Test
    void readsPrimaryIngestionPlatforms() {
        assertThat(read("c05_pip_two_platforms")
                        .primaryIngestionPlatforms()
                        .get("Out1")
                        .dataPlatforms())
                .containsExactly("P1");
    }

    @Test
    void positionsAreThoseOfTheFile() {
        DumpedModel model = DumpReader.read(Fixtures.folder("c08_assignment_states"));

        assertThat(model.sources().exact(ObjectPath.ROOT)).contains(new SourcePosition("model-full.json", 1, 1));
        assertThat(model.sources().exact(ObjectPath.ROOT.child("owningRepo")))
                .contains(new SourcePosition("model-full.json", 4, 16));
        assertThat(model.sources().exact(ObjectPath.ROOT.child("dsgPlatformMappings", "0")))
                .contains(new SourcePosition("dsg_platform_mapping.json", 2, 2));
    }

    private static Ecosystem read(String fixture) {
        return DumpReader.read(Fixtures.folder(fixture)).ecosystem().orElseThrow();
    }

    private static Datastore store(String fixture, String name) {
        return EcosystemIndex.of(read(fixture)).datastore(name).orElseThrow().datastore();
    }
}
