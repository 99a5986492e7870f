package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import io.datasurface.model.CodeArtifact;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.PythonCodeArtifact;
import io.datasurface.model.SQLCodeArtifact;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.FakeRepository;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.GitLabRepository;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.policy.StoragePolicyAllowAnyContainer;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;

/**
 * The one place that knows which records may stand where the model has an interface. A discriminator is the simple name of the record.
 *
 * @param byInterface records by the interface that they implement
 * @param implied the record that is meant where a file states no type
 */
record Kinds(ImmutableSetMultimap<Class<?>, Class<?>> byInterface, ImmutableMap<Class<?>, Class<?>> implied) {
    /** The kinds that come with the model. */
    static final Kinds BUILT_IN = new Kinds(
            ImmutableSetMultimap.<Class<?>, Class<?>>builder()
                    .putAll(Repository.class, GitHubRepository.class, GitLabRepository.class, FakeRepository.class)
                    .putAll(
                            DataContainer.class,
                            PostgresDatabase.class,
                            MySQLDatabase.class,
                            SQLServerDatabase.class,
                            OracleDatabase.class,
                            DataPlatformManagedDataContainer.class)
                    .putAll(
                            CaptureMetadata.class,
                            CDCCaptureIngestion.class,
                            SQLSnapshotIngestion.class,
                            SQLWatermarkSnapshotDeltaIngestion.class,
                            DataTransformerOutput.class)
                    .putAll(StepTrigger.class, CronTrigger.class, ExternallyTriggered.class)
                    .putAll(Schema.class, DDLTable.class)
                    .putAll(CodeArtifact.class, SQLCodeArtifact.class, PythonCodeArtifact.class)
                    .putAll(
                            DataPlatformChooser.class,
                            WorkspacePlatformConfig.class,
                            WorkspaceFixedDataPlatform.class,
                            LegacyDataPlatformChooser.class)
                    .putAll(StoragePolicy.class, StoragePolicyAllowAnyContainer.class)
                    .build(),
            ImmutableMap.of(Schema.class, DDLTable.class));
}
