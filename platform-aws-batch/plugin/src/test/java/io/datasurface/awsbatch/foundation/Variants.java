package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Instances that differ in what makes the foundation differ. */
final class Variants {
    static final String HOSTILE_PLATFORM = "${evil} \"dev\" %{if}";

    private Variants() {}

    static Stream<Arguments> all() {
        return Stream.of(
                variant("Lake Formation", Rendering.small(Map.of())),
                variant("IAM", Rendering.small(Map.of("governance", ParameterValues.of("IAM")))),
                variant("everything given", Rendering.small(everything())),
                variant("no managed container", Rendering.of(Variants::withoutLakeReaders, "dev", Map.of())),
                variant("hostile names", hostile()),
                variant("three cells", Rendering.small(CellModels.three(Map.of()))),
                variant("three cells, with locks in DynamoDB", locksInDynamoDb()),
                variant("many containers and secrets", many(Map.of())),
                variant("serverless, with comparisons", serverless()),
                variant("programs that pull", pulls()),
                variant("files that go", raw(Map.of())),
                variant("files of programs that go", rawOfPrograms()),
                variant("raw files crawled", Rendering.small(crawled("CRAWLER"))),
                variant("raw files of programs crawled, by IAM", crawledPulls()),
                variant("off-peak loads", loads()),
                variant("rules", Rendering.of(Variants::withRules, "dev", Map.of())),
                variant(
                        "tables of Delta Lake",
                        Rendering.small(
                                Map.of("tables", new JsonValue.Group(Map.of("format", ParameterValues.of("DELTA")))))),
                variant(
                        "tables of Hudi",
                        Rendering.small(Map.of(
                                "locks",
                                ParameterValues.of("DYNAMODB"),
                                "tables",
                                new JsonValue.Group(Map.of("format", ParameterValues.of("HUDI")))))),
                variant("schedules", Rendering.small(Map.of("orchestration", ParameterValues.of("SCHEDULES")))),
                variant("workflows", Rendering.small(Map.of("orchestration", ParameterValues.of("GLUE_WORKFLOWS")))),
                variant("entitlements", entitled(1, Map.of())),
                variant("entitlements, by IAM, many", entitled(40, Map.of("governance", ParameterValues.of("IAM")))),
                variant("feeds", feeds("crm")),
                variant("many feeds", feeds(names(200))));
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "store_" + i).toArray(String[]::new);
    }

    /** Datastores that another platform takes, and one that is taken from another platform. */
    static Rendering feeds(String... stores) {
        Map<String, JsonValue> parameters = Map.of(
                "feeds",
                new JsonValue.Group(
                        Map.of("readers", ParameterValues.of(List.of("arn:aws:iam::555566667777:role/warehouse")))));
        Rendering small = Rendering.of(text -> withStores(text, stores), "dev", parameters);
        List<FeedOffer> offers = new ArrayList<>();
        List<FeedTake> takes = new ArrayList<>();
        for (String store : stores) {
            offers.add(offer("dev", store));
            takes.add(new FeedTake("Warehouse", "dev", store, "iceberg", List.of("people"), "It reads it."));
        }
        offers.add(offer("Far", "far"));
        takes.add(new FeedTake("dev", "Far", "far", "iceberg", List.of("people"), "It reads it."));
        return small.with(new FeedPlan(offers, takes));
    }

    /** Beside the one that there is, others like it. */
    private static String withStores(String text, String... stores) {
        String crm = text.substring(text.indexOf("          crm:"), text.indexOf("        workspaces:"));
        return text.replace(
                crm,
                crm
                        + Stream.of(stores)
                                .filter(store -> !store.equals("crm"))
                                .map(store -> crm.replace("          crm:", "          " + store + ":"))
                                .collect(Collectors.joining()));
    }

    private static FeedOffer offer(String platform, String store) {
        return new FeedOffer(
                platform,
                store,
                List.of("people"),
                "iceberg",
                List.of(),
                new TreeMap<>(Map.of("catalog", "glue", "role", "arn:aws:iam::777788889999:role/far-feeds")),
                FeedSemantics.SNAPSHOT_AND_DELTAS,
                Duration.ofHours(1),
                Optional.empty());
    }

    /** DMS Serverless, and a lake that is compared with sources and targets: all state machines that there are. */
    static Rendering serverless() {
        return Rendering.small(Map.of(
                "dms",
                CellModels.texts("replication", "SERVERLESS"),
                "reconcile",
                new JsonValue.Group(
                        Map.of("interval", ParameterValues.of("PT24H"), "sources", new JsonValue.Flag(true)))));
    }

    /** The datastore is pulled by a program, from a database with a port of its own. */
    static Rendering pulls() {
        return Rendering.of(Variants::pulled, "dev", Map.of());
    }

    private static String pulled(String text) {
        return text.replace("type: CDCCaptureIngestion", """
                        type: CustomPullIngestion
                        code: {type: ContainerImageCodeArtifact, image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/crm/pull:1.4"}
                        format: {type: JsonFormat}""".indent(14).strip())
                .replace("              schemaName: public\n", "");
    }

    /** What is captured is kept for a week, as the zone says. */
    static Rendering raw(Map<String, JsonValue> parameters) {
        return Rendering.of(
                text -> text.replace("    teams:\n      team:\n", "    rawRetention: P7D\n    teams:\n      team:\n"),
                "dev",
                parameters);
    }

    /** What a program has pulled is kept for less than anybody looks for it. */
    static Rendering rawOfPrograms() {
        return Rendering.of(
                text -> pulled(text).replace("          crm:\n", "          crm:\n            rawRetention: PT1H\n"),
                "dev",
                Map.of());
    }

    /** A crawler catalogs raw files: by default, and what keys and values in turn say. */
    static Map<String, JsonValue> crawled(String byDefault, String... some) {
        return Map.of(
                "catalog",
                new JsonValue.Group(
                        Map.of("rawFiles", ParameterValues.of(byDefault), "rawFilesOf", CellModels.texts(some))));
    }

    static Rendering crawledPulls() {
        Map<String, JsonValue> parameters = new TreeMap<>(crawled("NONE", "store/crm", "CRAWLER"));
        parameters.put("governance", ParameterValues.of("IAM"));
        return Rendering.of(Variants::pulled, "dev", parameters);
    }

    /** The database of the reports is loaded by DMS. */
    static Rendering loads() {
        return Rendering.small(
                Map.of("dms", new JsonValue.Group(Map.of("loads", CellModels.texts("reports_db", "0 2 * * *")))));
    }

    /** People are let into the workspace on the lake, which reads this many datasets with their past. */
    static Rendering entitled(int datasets, Map<String, JsonValue> more) {
        Map<String, JsonValue> parameters = new TreeMap<>(more);
        parameters.put(
                "entitlements",
                new JsonValue.Group(Map.of(
                        "roles",
                        CellModels.texts(
                                "Analysts",
                                "arn:aws:iam::123456789012:role/analysts; arn:aws:iam::123456789012:role/x/leads"))));
        StringBuilder tables = new StringBuilder("            datasets:\n");
        StringBuilder sinks = new StringBuilder();
        for (int i = 0; i < datasets; i++) {
            tables.append(
                    "              t%d: {originalSchema: {primaryKeyColumns: [id], columns: {id: {type: Integer, nullable: false}}}}\n"
                            .formatted(i));
            sinks.append("{storeName: crm, datasetName: t").append(i).append("}, ");
        }
        String sink = "sinks: [{storeName: crm, datasetName: people}]\n          Reports:";
        return Rendering.of(
                text -> text.replace(
                                "          Analysts:\n",
                                "          Analysts:\n            entitlements: [Analysts, Nobody]\n")
                        .replace("            datasets:\n", tables)
                        .replace(sink, sink.replace("[", "[" + sinks))
                        .replaceFirst("LIVE_ONLY", "LIVE_WITH_FORENSIC_HISTORY"),
                "dev",
                parameters);
    }

    static Rendering locksInDynamoDb() {
        Map<String, JsonValue> parameters = new TreeMap<>(CellModels.three(Map.of()));
        parameters.put("locks", ParameterValues.of("DYNAMODB"));
        return Rendering.small(parameters);
    }

    private static Arguments variant(String name, Rendering rendering) {
        return Arguments.of(name, rendering);
    }

    private static Map<String, JsonValue> everything() {
        return Map.of(
                "kmsKey",
                        ParameterValues.of(
                                "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"),
                "stateBucket", ParameterValues.of("small-state"),
                "audit", CellModels.texts("logBucket", "small-logs"),
                "network", network(),
                "jobVersion", ParameterValues.of("1.2.3"),
                "readers", ParameterValues.of(List.of("arn:aws:iam::123456789012:role/analysts")),
                "notifications", ParameterValues.of(List.of("ops@small.example", "other@small.example")),
                "tags", new JsonValue.Group(Map.of("cost-centre", ParameterValues.of("42"))),
                "dms", new JsonValue.Group(Map.of("manageServiceRoles", ParameterValues.of(false))));
    }

    private static JsonValue network() {
        return new JsonValue.Group(Map.of(
                "vpc", ParameterValues.of("vpc-0a1b2c3d4e5f60718"),
                "subnets", ParameterValues.of(List.of("subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728")),
                "routeTables", ParameterValues.of(List.of("rtb-0a1b2c3d4e5f60718"))));
    }

    private static String withRules(String text) {
        String schema = "                originalSchema:\n";
        return text.replace(
                schema,
                "                qualityRules: {known: {check: {type: NotNullCheck, column: name}, onFailure: BLOCK}}\n"
                        + schema);
    }

    private static String withoutLakeReaders(String text) {
        return text.replace("{workspace: Analysts,", "{workspace: Reports,");
    }

    static Rendering hostile() {
        return Rendering.of(
                text -> text.replace("\n      dev:\n", "\n      '" + HOSTILE_PLATFORM + "':\n")
                        .replace("dataPlatform: dev,", "dataPlatform: '" + HOSTILE_PLATFORM + "',")
                        .replace("name: athena,", "name: \"../${path.module} 'x' \\n日本\",")
                        .replace("prefix: small/", "prefix: '${small}*?/'")
                        .replace("name: crm-db", "name: '${crm} * ? \"db\"'")
                        .replace("name: Small", "name: '%{Small} ${x}'")
                        .replace("  zone:", "  '${zone} %{if}':"),
                HOSTILE_PLATFORM,
                Map.of("notifications", ParameterValues.of(List.of("${a}@b.example"))));
    }

    /** So many workspaces on the lake and sources that policies cannot name them all. */
    static Rendering many(Map<String, JsonValue> parameters) {
        StringBuilder workspaces = new StringBuilder("        workspaces:\n");
        StringBuilder stores = new StringBuilder("        dataStores:\n");
        StringBuilder mappings = new StringBuilder("dsgPlatformMappings:\n");
        for (int i = 0; i < 60; i++) {
            String workspace = "W" + i;
            workspaces.append("          ").append(workspace).append("""
                    :
                                dataContainer: {type: DataPlatformManagedDataContainer, name: c%1$d-%2$s}
                                dsgs:
                                  G:
                                    platformMD:
                                      type: WorkspacePlatformConfig
                                      retention: {milestoningStrategy: LIVE_ONLY, latency: HOURS}
                                    sinks: [{storeName: s%1$d, datasetName: people}]
                    """.formatted(i, "long".repeat(10)));
            stores.append("""
                              s%1$d:
                                capture:
                                  type: CDCCaptureIngestion
                                  singleOrMultiDatasetIngestion: MULTI_DATASET
                                  dataContainer:
                                    type: PostgresDatabase
                                    name: db%1$d
                                    hostPortPair: {hostName: db.small.example, port: %2$d}
                                    databaseName: crm
                                  credential: {name: db%1$d}
                                datasets:
                                  people:
                                    originalSchema:
                                      primaryKeyColumns: [id]
                                      columns:
                                        id: {type: Integer, nullable: false}
                    """.formatted(i, 5432 + i % 3));
            mappings.append("  - {workspace: ")
                    .append(workspace)
                    .append(", dsgName: G, assignments: [{dataPlatform: dev, status: PROVISIONED}]}\n");
        }
        UnaryOperator<String> change =
                text -> text.substring(0, text.indexOf("        dataStores:\n")) + stores + workspaces + mappings;
        return Rendering.of(change, "dev", parameters);
    }
}
