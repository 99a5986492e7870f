package org.example.sqlplatform;

import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.SpiVersion;
import java.util.List;

/** The service that the host finds. */
public final class SqlPlatformProvider implements DataPlatformProvider {
    /** For the service loader. */
    public SqlPlatformProvider() {}

    @Override
    public String type() {
        return "sql";
    }

    @Override
    public String description() {
        return "SQL scripts and a crontab for one PostgreSQL, which reads its sources through postgres_fdw.";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                ParameterSpec.required(
                        "host",
                        ParameterType.TEXT,
                        "mart.example.com",
                        "server of the database that the platform owns"),
                ParameterSpec.withDefault("port", ParameterType.INTEGER, ParameterValues.of(5432), "port of the server")
                        .between(1, 65_535),
                ParameterSpec.required("database", ParameterType.TEXT, "mart", "name of the database"),
                ParameterSpec.withDefault(
                        "role",
                        ParameterType.TEXT,
                        ParameterValues.of("datasurface"),
                        "who runs the scripts; its password is in ~/.pgpass"),
                ParameterSpec.withDefault(
                                "folder",
                                ParameterType.TEXT,
                                ParameterValues.of("/opt/datasurface"),
                                "where the scripts are on the machine that runs cron")
                        .matching("/[A-Za-z0-9/._-]*"));
    }

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.builder()
                .captures(SQLSnapshotIngestion.class)
                .sources(PostgresDatabase.class)
                .consumers(PostgresDatabase.class)
                .transformers(SQLCodeArtifact.class)
                .milestoning(MilestoningStrategy.values())
                .latency(DataLatency.MINUTES)
                .offers(Feeds.FORMAT)
                .takes(Feeds.FORMAT)
                .build();
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new SqlPlatform(context);
    }
}
