package io.datasurface.host.delivery;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A model as a file: a platform P, stores of one dataset {@code d}, and a workspace that wants them all. */
final class SmallModel {
    private SmallModel() {}

    static String yaml(String instance, String... stores) {
        String declared = Arrays.stream(stores).map(SmallModel::store).collect(Collectors.joining());
        String sinks = Arrays.stream(stores)
                .map(store -> "{storeName: " + store + ", datasetName: d}")
                .collect(Collectors.joining(", "));
        return """
                datasurface: 1
                name: E
                owningRepo: {type: GitHubRepository, repositoryName: e/e, branchName: main}
                liveRepo: {type: GitHubRepository, repositoryName: e/e, branchName: live}
                platformServicesProviders:
                  psp:
                    dataPlatforms:
                      P: {%stype: fake}
                zones:
                  z:
                    teams:
                      t:
                        dataStores:
                %s
                        workspaces:
                          w:
                            dataContainer: {type: PostgresDatabase, name: mart, hostPortPair: {hostName: mart, port: 5432}, databaseName: mart}
                            dsgs:
                              g:
                                platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: DAYS}}
                                sinks: [%s]
                dsgPlatformMappings:
                  - {workspace: w, dsgName: g, assignments: [{dataPlatform: P}]}
                """.formatted(instance, declared, sinks);
    }

    /** The same model with the group on another platform, too. */
    static String assignedTo(String platform, String yaml) {
        return yaml.replace("[{dataPlatform: P}]", "[{dataPlatform: P}, {dataPlatform: " + platform + "}]");
    }

    private static String store(String name) {
        return """
                          %s:
                            capture:
                              type: SQLSnapshotIngestion
                              singleOrMultiDatasetIngestion: MULTI_DATASET
                              stepTrigger: {type: CronTrigger, name: nightly, cron: "0 0 * * *"}
                              dataContainer: {type: PostgresDatabase, name: source, hostPortPair: {hostName: s, port: 5432}, databaseName: s}
                            datasets:
                              d: {originalSchema: {type: DDLTable, columns: {id: {type: Integer, nullable: false}}}}
                """.formatted(name);
    }
}
