package io.datasurface.awsbatch.change;

import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A model that changes as a company does: datastores come and go, get tables and columns, and are read in other ways. */
final class Company {
    /** Name of its only platform instance. */
    static final String PLATFORM = "dev";

    private static final int MOST_STORES = 6;
    private static final Set<String> DOCUMENT_STORES = Set.of("s4", "s5");

    /** A datastore and the workspace that reads it. */
    static final class Store {
        /** Columns by table. */
        final SortedMap<String, Integer> tables = new TreeMap<>(Map.of("t0", 1));

        int epoch = 1;
        boolean inLake = true;
        boolean fresh;
        /** Whether people are let into the workspace, if it is in the lake. */
        boolean entitled;

        boolean single;
        boolean serverless;
        /** Whether its source is Amazon DocumentDB. */
        boolean documents;
        /** Whether DMS has a certificate for it. */
        boolean certified = true;

        String schema = "public";
    }

    private static final String TABLES = """
                              schemaName: %2$s
                              dataContainer:
                                type: PostgresDatabase
                                name: %1$s_db
                                locations: ["AWS:eu-central-1"]
                                hostPortPair: {hostName: %1$s.company.example, port: 5432}
                                databaseName: %1$s""";
    private static final String DOCUMENTS = """
                              dataContainer:
                                type: MongoDatabase
                                flavor: DOCUMENTDB
                                name: %1$s_db
                                locations: ["AWS:eu-central-1"]
                                hosts: [{hostName: %1$s.company.example, port: 27017}]
                                databaseName: %2$s""";

    final SortedMap<String, Store> stores = new TreeMap<>();
    final SortedMap<String, String> parameters = new TreeMap<>();

    Company() {
        stores.put("s0", new Store());
    }

    /** Makes a small change. */
    void change(Random random) {
        String name = "s" + random.nextInt(MOST_STORES);
        Store store = stores.get(name);
        if (store == null) {
            Store fresh = new Store();
            // Who takes one away and brings another by its name later has the same kind.
            fresh.documents = DOCUMENT_STORES.contains(name);
            stores.put(name, fresh);
            return;
        }
        switch (random.nextInt(11)) {
            case 10 -> store.entitled = !store.entitled;
            case 0 -> removeStore(name);
            case 1 -> store.tables.put("t" + random.nextInt(5), 1);
            case 2 -> removeTable(store, random);
            case 3, 4 -> store.tables.merge(store.tables.firstKey(), 1, Integer::sum);
            case 5 -> store.inLake = !store.inLake;
            case 6 -> store.fresh = !store.fresh;
            case 7 -> parameters.put("ingest", "{interval: PT" + (1 + random.nextInt(50)) + "M}");
            case 8 -> parameters.put("tags", "{count: \"" + random.nextInt(9) + "\"}");
            default -> parameters.put("glue", "{workers: " + (2 + random.nextInt(9)) + "}");
        }
    }

    private void removeStore(String name) {
        if (stores.size() > 1) {
            stores.remove(name);
        }
    }

    private static void removeTable(Store store, Random random) {
        if (store.tables.size() > 1) {
            store.tables.remove(random.nextBoolean() ? store.tables.firstKey() : store.tables.lastKey());
        }
    }

    /** The model as a host reads it. */
    LoadedModel model() {
        try {
            Path file = Files.createTempFile("company", ".yaml");
            try {
                Files.writeString(file, yaml());
                LoadedModel loaded = ModelLoader.load(file);
                if (!loaded.problems().isEmpty()) {
                    throw new IllegalStateException(loaded.problems() + "\n" + yaml());
                }
                return loaded;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String yaml() {
        StringBuilder out = new StringBuilder("""
                datasurface: 1
                name: Company
                owningRepo: {type: GitHubRepository, repositoryName: company/model, branchName: main}
                liveRepo: {type: GitHubRepository, repositoryName: company/model, branchName: live}
                vendors:
                  AWS: {documentation: Amazon, hardCloudVendor: AWS, locations: {eu-central-1: {}}}
                platformServicesProviders:
                  PlatformTeam:
                    locations: ["AWS:eu-central-1"]
                    credentialStore: {type: AWSSecretsManager, name: secrets, locations: ["AWS:eu-central-1"], prefix: co/}
                    hints: HINTS
                    dataPlatforms:
                      dev:
                        type: aws-batch
                        documentation: The only one.
                        parameters:
                """);
        SortedMap<String, String> all = new TreeMap<>(Map.of(
                "region", "eu-central-1",
                "account", "\"123456789012\"",
                "role", "deploy",
                "stagingBucket", "{name: co-staging, role: co-staging, prefix: dms}",
                "icebergBucket", "{name: co-lake, role: co-lake, prefix: tables}",
                "glueDatabase", "{name: co, role: co-readers}",
                "network", "{vpc: vpc-0a1b2c3d, subnets: [subnet-0a1b2c3d, subnet-0b1c2d3e]}"));
        all.put("readers", "[\"arn:aws:iam::123456789012:role/analysts\"]");
        all.put("entitlements", "{roles: {Analysts: \"arn:aws:iam::123456789012:role/analysts\"}}");
        all.putAll(parameters);
        String ways = stores.entrySet().stream()
                .filter(entry -> entry.getValue().serverless)
                .map(entry -> "store/" + entry.getKey() + ": SERVERLESS")
                .collect(Collectors.joining(", "));
        String certificates = stores.entrySet().stream()
                .filter(entry -> entry.getValue().documents && entry.getValue().certified)
                .map(entry -> entry.getKey() + "_db: \"arn:aws:dms:eu-central-1:123456789012:cert:ABC\"")
                .collect(Collectors.joining(", "));
        if (!ways.isEmpty() || !certificates.isEmpty()) {
            all.put("dms", "{replications: {" + ways + "}, certificates: {" + certificates + "}}");
        }
        all.forEach((name, value) ->
                out.append("          ").append(name).append(": ").append(value).append('\n'));
        out.append("""
                zoneDeclarations:
                  zone: {owningRepo: {type: GitHubRepository, repositoryName: company/zone, branchName: main}}
                zones:
                  zone:
                    owningRepo: {type: GitHubRepository, repositoryName: company/zone, branchName: main}
                    teamDeclarations:
                      team: {owningRepo: {type: GitHubRepository, repositoryName: company/team, branchName: main}}
                    teams:
                      team:
                        owningRepo: {type: GitHubRepository, repositoryName: company/team, branchName: main}
                        dataStores:
                """);
        stores.forEach((name, store) -> store(name, store, out));
        out.append("        workspaces:\n");
        stores.forEach((name, store) -> workspace(name, store, out));
        out.append("dsgPlatformMappings:\n");
        stores.keySet()
                .forEach(name -> out.append("  - {workspace: W")
                        .append(name)
                        .append(", dsgName: G, assignments: [{dataPlatform: dev, status: PROVISIONED}]}\n"));
        String hints = stores.entrySet().stream()
                .filter(entry -> entry.getValue().epoch > 1)
                .map(entry ->
                        "{storeName: " + entry.getKey() + ", values: {loadEpoch: \"" + entry.getValue().epoch + "\"}}")
                .collect(Collectors.joining(", ", "[", "]"));
        return out.toString().replace("HINTS", hints);
    }

    private static void store(String name, Store store, StringBuilder out) {
        out.append("""
                          %1$s:
                            capture:
                              type: CDCCaptureIngestion
                              singleOrMultiDatasetIngestion: %2$s
                              %3$s
                              credential: {name: %1$s-db, type: USER_PASSWORD}
                """.formatted(
                        name,
                        store.single ? "SINGLE_DATASET" : "MULTI_DATASET",
                        (store.documents ? DOCUMENTS : TABLES)
                                .formatted(name, store.schema)
                                .indent(14)
                                .strip()));
        out.append("            datasets:\n");
        store.tables.forEach((table, columns) -> {
            out.append("              ").append(table).append("""
                    :
                                    dataClassificationOverride: [{dcType: PUB}]
                                    originalSchema:
                                      primaryKeyColumns: [KEY]
                                      columns:
                                        KEY: {type: Integer, nullable: false}
                    """.replace("KEY", store.documents ? "_id" : "id"));
            for (int i = 0; i < columns; i++) {
                out.append("                    c").append(i).append(": {type: Integer}\n");
            }
        });
    }

    private static void workspace(String name, Store store, StringBuilder out) {
        String container = store.inLake
                ? "{type: DataPlatformManagedDataContainer, name: lake, locations: [\"AWS:eu-central-1\"]}"
                : "{type: PostgresDatabase, name: mart, locations: [\"AWS:eu-central-1\"], databaseName: mart, hostPortPair:"
                        + " {hostName: mart.company.example, port: 5432}, credential: {name: mart-db, type: USER_PASSWORD}}";
        out.append("""
                          W%s:
                            entitlements: [%s]
                            dataContainer: %s
                            dsgs:
                              G:
                                platformMD:
                                  type: WorkspacePlatformConfig
                                  retention: {milestoningStrategy: LIVE_ONLY, latency: %s}
                                sinks:
                """.formatted(
                name, store.entitled && store.inLake ? "Analysts" : "", container, store.fresh ? "MINUTES" : "HOURS"));
        SortedSet<String> tables = new TreeSet<>(store.tables.keySet());
        tables.forEach(table -> out.append("                  - {storeName: ")
                .append(name)
                .append(", datasetName: ")
                .append(table)
                .append("}\n"));
    }
}
