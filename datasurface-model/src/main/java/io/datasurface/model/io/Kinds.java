package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.AvroFormat;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.CsvFormat;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.DatasetPerTopicKafkaIngestion;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.FileFormat;
import io.datasurface.model.capture.JsonFormat;
import io.datasurface.model.capture.KafkaIngestion;
import io.datasurface.model.capture.OrcFormat;
import io.datasurface.model.capture.ParquetFormat;
import io.datasurface.model.capture.SQLMergeIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.capture.XmlFormat;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.code.DatasurfaceTransformerCodeArtifact;
import io.datasurface.model.code.JavaCodeArtifact;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.FakeRepository;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.GitLabRepository;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.GenericSQLDatabase;
import io.datasurface.model.container.HttpService;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.PyOdbcSourceInfo;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.container.SnowFlakeDatabase;
import io.datasurface.model.extension.ExtensionFailure;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.policy.StoragePolicyAllowAnyContainer;
import io.datasurface.model.policy.StoragePolicyContainerTypes;
import io.datasurface.model.policy.StoragePolicyRequireEncryption;
import io.datasurface.model.quality.AllowedValuesCheck;
import io.datasurface.model.quality.CompletenessCheck;
import io.datasurface.model.quality.ExpressionCheck;
import io.datasurface.model.quality.MaxAgeCheck;
import io.datasurface.model.quality.NotNullCheck;
import io.datasurface.model.quality.PatternCheck;
import io.datasurface.model.quality.QualityCheck;
import io.datasurface.model.quality.RangeCheck;
import io.datasurface.model.quality.ReferenceCheck;
import io.datasurface.model.quality.RowCountCheck;
import io.datasurface.model.quality.UniqueCheck;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one place that knows which records may stand where the model has an interface. A discriminator is the simple name of the record.
 *
 * @param byInterface records by the interface that they implement
 * @param implied the record that is meant where a file states no type
 * @param remedy sentences that say what to do about an unknown kind
 */
record Kinds(
        ImmutableSetMultimap<Class<?>, Class<?>> byInterface, ImmutableMap<Class<?>, Class<?>> implied, String remedy) {
    private static final String REMEDY = "If an extension brings it, put the extension's jar on the class path.";

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
                            RedshiftDatabase.class,
                            DB2Database.class,
                            SnowFlakeDatabase.class,
                            GenericSQLDatabase.class,
                            PyOdbcSourceInfo.class,
                            ObjectStorage.class,
                            FileShare.class,
                            KafkaServer.class,
                            MongoDatabase.class,
                            HttpService.class,
                            DataPlatformManagedDataContainer.class)
                    .putAll(
                            CaptureMetadata.class,
                            CDCCaptureIngestion.class,
                            SQLSnapshotIngestion.class,
                            SQLWatermarkSnapshotDeltaIngestion.class,
                            SQLMergeIngestion.class,
                            KafkaIngestion.class,
                            DatasetPerTopicKafkaIngestion.class,
                            FileDropIngestion.class,
                            CustomPullIngestion.class,
                            DataTransformerOutput.class)
                    .putAll(StepTrigger.class, CronTrigger.class, ExternallyTriggered.class)
                    .putAll(
                            FileFormat.class,
                            CsvFormat.class,
                            JsonFormat.class,
                            XmlFormat.class,
                            ParquetFormat.class,
                            AvroFormat.class,
                            OrcFormat.class)
                    .putAll(
                            QualityCheck.class,
                            NotNullCheck.class,
                            CompletenessCheck.class,
                            UniqueCheck.class,
                            RangeCheck.class,
                            PatternCheck.class,
                            AllowedValuesCheck.class,
                            RowCountCheck.class,
                            ReferenceCheck.class,
                            MaxAgeCheck.class,
                            ExpressionCheck.class)
                    .putAll(Schema.class, DDLTable.class, AvroSchema.class)
                    .putAll(
                            CodeArtifact.class,
                            SQLCodeArtifact.class,
                            PythonCodeArtifact.class,
                            PythonRepoCodeArtifact.class,
                            JavaCodeArtifact.class,
                            ContainerImageCodeArtifact.class,
                            DatasurfaceTransformerCodeArtifact.class)
                    .putAll(
                            DataPlatformChooser.class,
                            WorkspacePlatformConfig.class,
                            WorkspaceFixedDataPlatform.class,
                            LegacyDataPlatformChooser.class)
                    .putAll(
                            StoragePolicy.class,
                            StoragePolicyAllowAnyContainer.class,
                            StoragePolicyRequireEncryption.class,
                            StoragePolicyContainerTypes.class)
                    .build(),
            ImmutableMap.of(Schema.class, DDLTable.class),
            REMEDY);

    /** Returns these kinds and more. */
    Kinds plus(ImmutableSetMultimap<Class<?>, Class<?>> more) {
        return new Kinds(
                ImmutableSetMultimap.<Class<?>, Class<?>>builder()
                        .putAll(byInterface)
                        .putAll(more)
                        .build(),
                implied,
                remedy);
    }

    /** Returns these kinds with what to know about extensions that could not be used. */
    Kinds without(List<ExtensionFailure> failures) {
        return failures.isEmpty()
                ? this
                : new Kinds(
                        byInterface,
                        implied,
                        REMEDY + " These extensions were found and not used: "
                                + failures.stream()
                                        .map(ExtensionFailure::toString)
                                        .collect(Collectors.joining(" ")));
    }
}
