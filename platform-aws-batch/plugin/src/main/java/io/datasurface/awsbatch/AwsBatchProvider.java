package io.datasurface.awsbatch;

import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.InstanceParameters;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.code.JavaCodeArtifact;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.HttpService;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.SpiVersion;
import java.util.List;

/** The AWS batch platform as a plugin: found by {@link java.util.ServiceLoader}, made by the host. */
public final class AwsBatchProvider implements DataPlatformProvider {
    /** Makes the provider; called by the service loader. */
    public AwsBatchProvider() {}

    @Override
    public String type() {
        return "aws-batch";
    }

    @Override
    public String description() {
        return "Batch pipelines on AWS, rendered as Terraform: DMS replicates databases to S3 or jobs read them with SQL, Spark on Glue keeps Iceberg "
                + "tables and exports them to consumers' databases or serves them through Athena.";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String version() {
        return Instance.VERSION;
    }

    @Override
    public List<ParameterSpec> parameters() {
        return InstanceParameters.ALL;
    }

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.builder()
                .captures(
                        CDCCaptureIngestion.class,
                        SQLSnapshotIngestion.class,
                        SQLWatermarkSnapshotDeltaIngestion.class,
                        FileDropIngestion.class,
                        CustomPullIngestion.class,
                        DataTransformerOutput.class)
                .sources(
                        PostgresDatabase.class,
                        MySQLDatabase.class,
                        SQLServerDatabase.class,
                        OracleDatabase.class,
                        DB2Database.class,
                        MongoDatabase.class,
                        FileShare.class,
                        ObjectStorage.class,
                        HttpService.class)
                .consumers(
                        PostgresDatabase.class,
                        MySQLDatabase.class,
                        SQLServerDatabase.class,
                        OracleDatabase.class,
                        RedshiftDatabase.class,
                        DataPlatformManagedDataContainer.class)
                .transformers(SQLCodeArtifact.class, JavaCodeArtifact.class, PythonRepoCodeArtifact.class)
                .milestoning(MilestoningStrategy.values())
                // Schedules have whole minutes.
                .latency(DataLatency.MINUTES)
                .offers(LakeFeeds.FORMAT)
                .takes(LakeFeeds.FORMAT)
                .build();
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new AwsBatchPlatform(context);
    }
}
