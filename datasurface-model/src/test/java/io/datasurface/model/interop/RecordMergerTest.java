package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.common.PrincipalType;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordMergerTest {
    private static final String SQL =
            "singleOrMultiDatasetIngestion stepTrigger dataContainer credential tableForDataset";

    /** What the API tells of what it has. A part of a record that is not named here must be one that a supplement can give. */
    private static final Map<Class<? extends Record>, String> TOLD = Map.ofEntries(
            Map.entry(Ecosystem.class, "zones"),
            Map.entry(GovernanceZone.class, "name teams"),
            Map.entry(Team.class, "name documentation owningRepo containers dataStores workspaces"),
            Map.entry(
                    Datastore.class,
                    "name documentation capture productionStatus deprecation datasetDSGApprovals datasets"),
            Map.entry(
                    Dataset.class, "name documentation originalSchema policies dataClassificationOverride deprecation"),
            Map.entry(DDLTable.class, "documentation primaryKeyColumns ingestionPartitionColumns columns"),
            Map.entry(DDLColumn.class, "name type nullable classification documentation"),
            Map.entry(CDCCaptureIngestion.class, SQL),
            Map.entry(SQLSnapshotIngestion.class, SQL),
            Map.entry(SQLWatermarkSnapshotDeltaIngestion.class, SQL + " watermarkColumn watermarkDataType"),
            Map.entry(DataTransformerOutput.class, "dataContainer"),
            Map.entry(
                    PostgresDatabase.class,
                    "name documentation locations hostPortPair databaseName serverSideEncryption clientSideEncryption isReadOnly"),
            Map.entry(
                    Workspace.class,
                    "name documentation dataContainer productionStatus deprecation priority dataTransformer dsgs"),
            Map.entry(DataTransformer.class, "name documentation outputDatastore code trigger"),
            Map.entry(DatasetGroup.class, "name documentation platformMD sinks"),
            Map.entry(DatasetSink.class, "storeName datasetName deprecationsAllowed"),
            Map.entry(WorkspacePlatformConfig.class, "retention"),
            Map.entry(WorkspaceFixedDataPlatform.class, "dataPlatform"),
            Map.entry(LegacyDataPlatformChooser.class, "dataPlatformName containers"),
            Map.entry(ConsumerRetentionRequirements.class, "milestoningStrategy latency minRetentionTime regulator"));

    @Test
    void whatTheApiDoesNotTellCanBeSupplied() {
        TOLD.forEach((type, told) -> {
            List<String> rest = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (!RecordMerger.isUntold(type, component.getName())) {
                    rest.add(component.getName());
                }
            }
            assertThat(rest)
                    .as(
                            "%s: if a part is new, and DataSurface has it, name it here; else name it in RecordMerger.UNTOLD",
                            type)
                    .containsExactlyInAnyOrder(told.split(" "));
        });
    }

    @Test
    void everyUntoldPartExists() {
        RecordMerger.UNTOLD.forEach((type, parts) -> {
            if (type.isRecord()) {
                List<String> names = new ArrayList<>();
                for (RecordComponent component : type.getRecordComponents()) {
                    names.add(component.getName());
                }
                assertThat(names).as("%s", type).containsAll(parts);
            }
        });
    }

    @Test
    void whatOnlyOurModelHasIsTakenFromTheSupplement() {
        Ecosystem told = DumpReader.read(Fixtures.folder("c08_assignment_states"))
                .ecosystem()
                .orElseThrow();
        Entitlement reader = new Entitlement("analysts", PrincipalType.ROLE, Optional.empty());
        Ecosystem said = Ecosystem.builder("")
                .zone(GovernanceZone.builder("Z")
                        .rawRetention(Duration.ofDays(9))
                        .team(Team.builder("T")
                                .workspace(Workspace.builder("W")
                                        .entitlement(reader)
                                        .build())
                                .datastore(Datastore.builder("S1")
                                        .rawRetention(Duration.ofDays(2))
                                        .build())
                                .build())
                        .build())
                .build();
        WalkReport report = new WalkReport();

        Ecosystem merged = new RecordMerger(Set.of(), SourceMap.NONE, report).merge(told, said);

        assertThat(report.problems()).isEmpty();
        GovernanceZone zone = merged.zones().get("Z");
        Team team = zone.teams().get("T");
        assertThat(zone.rawRetention()).contains(Duration.ofDays(9));
        assertThat(team.workspaces().get("W").entitlements()).containsExactly(reader);
        assertThat(team.dataStores().get("S1").rawRetention()).contains(Duration.ofDays(2));
        assertThat(team.dataStores().get("S1").datasets())
                .isEqualTo(told.zones()
                        .get("Z")
                        .teams()
                        .get("T")
                        .dataStores()
                        .get("S1")
                        .datasets());
    }
}
