package io.datasurface.model;

import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model of README.md, made by code. */
final class BuilderExample {
    private BuilderExample() {}

    // README begins
    static Ecosystem acme() {
        PostgresDatabase crm = PostgresDatabase.builder("crm-db", "crm.acme.example", 5432, "crm")
                .location(new LocationKey("AWS:us-east-1"))
                .serverSideEncryption(new EncryptionSystem("KMS", Optional.empty(), false))
                .build();
        Dataset customers = Dataset.builder("customers")
                .originalSchema(DDLTable.builder()
                        .primaryKeyColumn("id")
                        .column(DDLColumn.required("id", DataTypes.parse("BigInt")))
                        .column(DDLColumn.of("name", DataTypes.parse("VarChar(100)")))
                        .build())
                .dataClassification(new SimpleDC(DataClassificationType.PC2, Optional.empty()))
                .build();
        Datastore store = Datastore.builder("crm")
                .documentation("The customers and what they bought.")
                .capture(CDCCaptureIngestion.builder()
                        .singleOrMultiDatasetIngestion(IngestionConsistencyType.MULTI_DATASET)
                        .stepTrigger(new CronTrigger("often", "*/5 * * * *"))
                        .dataContainer(crm)
                        .credential(new Credential("crm-reader", CredentialType.USER_PASSWORD))
                        .build())
                .dataset(customers)
                .build();
        Workspace report = Workspace.builder("report")
                .dataContainer(DataPlatformManagedDataContainer.builder("lake").build())
                .dsg(DatasetGroup.builder("live")
                        .platformMD(new WorkspacePlatformConfig(ConsumerRetentionRequirements.builder()
                                .freshness(Duration.ofMinutes(15))
                                .build()))
                        .sink(DatasetSink.of("crm", "customers"))
                        .build())
                .build();
        return Ecosystem.builder("Acme")
                .owningRepo(GitHubRepository.of("acme/model", "main"))
                .liveRepo(GitHubRepository.of("acme/model", "live"))
                .vendor(InfrastructureVendor.builder("AWS")
                        .documentation("Our cloud.")
                        .hardCloudVendor(CloudVendor.AWS)
                        .location(new InfrastructureLocation("us-east-1", Optional.empty(), Map.of()))
                        .build())
                .platformServicesProvider(PlatformServicesProvider.builder("Platforms")
                        .dataPlatform(DataPlatformInstance.builder("Batch", "aws-batch")
                                .build())
                        .build())
                .zoneDeclaration(new GovernanceZoneDeclaration("Sales", GitHubRepository.of("acme/sales", "main")))
                .zone(GovernanceZone.builder("Sales")
                        .teamDeclaration(new TeamDeclaration("Orders", GitHubRepository.of("acme/orders", "main")))
                        .team(Team.builder("Orders")
                                .datastore(store)
                                .workspace(report)
                                .build())
                        .build())
                .dsgPlatformMapping(new DatasetGroupDataPlatformAssignments(
                        "report", "live", List.of(DSGDataPlatformAssignment.of("Batch"))))
                .build();
    }
    // README ends
}
