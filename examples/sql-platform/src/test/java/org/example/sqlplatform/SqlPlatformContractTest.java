package org.example.sqlplatform;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterValues;
import io.datasurface.tck.PlatformPluginContract;
import io.datasurface.tck.SampleModels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything a host relies on. */
class SqlPlatformContractTest extends PlatformPluginContract {
    @Override
    protected DataPlatformProvider provider() {
        return new SqlPlatformProvider();
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(
                SampleModels.relational(
                        "sql",
                        Map.of(
                                "host", ParameterValues.of("mart.example.com"),
                                "database", ParameterValues.of("mart"))),
                Shop.model());
    }

    @Override
    protected Map<String, Long> measure(SortedMap<String, byte[]> artifacts) {
        String all = artifacts.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        long tables = Pattern.compile("^CREATE (FOREIGN )?TABLE", Pattern.MULTILINE)
                .matcher(all)
                .results()
                .count();
        long views = Pattern.compile("^CREATE VIEW", Pattern.MULTILINE)
                .matcher(all)
                .results()
                .count();
        return Map.of(SqlEstimator.TABLES, tables, SqlEstimator.VIEWS, views);
    }

    /** What a database that is read and written in one place has no use for. */
    @Override
    protected Set<String> ignored() {
        return Set.of(
                // Rows that a source should not have are kept; how long, and how sensitive they are, is up to who owns
                // the database.
                "columns DDLColumn.nullable",
                // A copy of a table has its types and its key.
                "Export columns DDLColumn.type",
                "Export key DDLTable.primaryKeyColumns",
                "raw-retention *",
                "classification *",
                "owner *",
                "partition *",
                "status *",
                "consumers+requirements Workspace.productionStatus",
                "consumers ConsumerRetentionRequirements.regulator",
                "consumers ConsumerRetentionRequirements.minRetentionTime",
                "consumers+exports+requirements ConsumerRetentionRequirements.minRetentionTime",
                // Cron says when, whoever would like it sooner.
                "consumers+requirements ConsumerRetentionRequirements.freshness",
                "consumers+requirements ConsumerRetentionRequirements.latency",
                // Sources are opened by host, port, database and user; how that is encrypted is settled between the
                // servers.
                "source EncryptionSystem.*",
                "source PostgresDatabase.locations",
                "source PostgresDatabase.serverSideEncryption",
                "source PostgresDatabase.isReadOnly",
                "source PostgresDatabase.name",
                "credential Credential.type",
                "credential PostgresDatabase.credential",
                // A query has the variables that it names; scripts run one after the other, and are called after what
                // they make.
                "code SQLCodeArtifact.envVars",
                "code DataTransformer.name",
                "schedule CronTrigger.name",
                "consumers+requirements Workspace.priority",
                "entitlements Entitlement.principalType");
    }
}
