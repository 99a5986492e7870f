package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds its mistake in a model that has no other. */
class BatchLinterTest {
    private static final Path SOURCES = Path.of("src/main/java/io/datasurface/awsbatch/lint");
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/lint/small.yaml");

    private static final String CREDENTIAL = "credential: crm-db\n";
    private static final String SOURCE =
            "{type: PostgresDatabase, name: crm_db, hostPortPair: {hostName: crm.example, port: 5432}, databaseName: crm}";
    private static final String TAGS = "tags: {stage: test}";
    private static final String OTHER_INSTANCE = """
            Other:
              type: aws-batch
              parameters:
                region: eu-central-1
                account: "111122223333"
                role: deploy
                stagingBucket: {name: other-staging, role: other-staging}
                icebergBucket: {name: other-lake, role: other-lake}
                glueDatabase: {name: other, role: other-readers}
                network: {vpc: vpc-12345678, subnets: [subnet-12345678, subnet-87654321]}
                dms: {manageServiceRoles: false}
            """;

    /**
     * A mistake.
     *
     * @param code the only code of the problems that it makes
     * @param right what stands in the model
     * @param wrong what stands there instead
     */
    private record Mistake(String code, String right, String wrong) {}

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        all.add(new Mistake("aws-quota", TAGS, "quotas: {nonsense: \"1\"}"));
        all.add(new Mistake("aws-quota", TAGS, "cells: {quotas: {home/nonsense: \"1\"}}"));
        all.add(new Mistake("aws-override", TAGS, "overrides: {aws_s3_bucket.lake force_destroy: \"true\"}"));
        all.add(new Mistake("aws-whole-minutes", TAGS, "ingest: {interval: PT90S}"));
        all.add(new Mistake("aws-price", TAGS, "prices: {nonsense: \"1\"}"));
        all.add(new Mistake("aws-replication-scope", TAGS, "dms: {replications: {store/nowhere: SERVERLESS}}"));
        all.add(new Mistake("aws-replication-scope", TAGS, "serverless: {capacities: {crm: 1-4}}"));
        all.add(new Mistake("aws-replication-scope", TAGS, "serverless: {standbys: {team/Z/Nobody: \"true\"}}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {minCapacity: 3}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {maxCapacity: 512}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {minCapacity: 32}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {capacities: {zone/Z: 4 - 2}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {quotas: {north/dms-tasks: \"1\"}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {quotas: {dms-tasks: \"1\"}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {vpcs: {north: vpc-0a1b2c3d}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {vpcs: {home: vpc-0a1b2c3d}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {affinity: {zone/Nowhere: home}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {affinity: {store/crm: north}}"));
        all.add(new Mistake("aws-cell", TAGS, cell("north").replace("vpcs: {north: vpc-0a1b2c3d}, ", "")));
        all.add(new Mistake("aws-cell", TAGS, cell("north").replace("; subnet-1a1b2c3d", "")));
        all.add(new Mistake("aws-cell", TAGS, cell("home")));
        all.add(new Mistake("aws-cell", TAGS, cell("cell-with-hyphens")));
        all.add(new Mistake("aws-cell", TAGS, cell("north").replace("210987654321", "111122223333")));
        all.add(new Mistake(
                "aws-cell", TAGS, cell("north").replace("subnets", "stagingBuckets: {north: acme-staging}, subnets")));
        all.add(new Mistake(
                "aws-cell", TAGS, cell("north").replace("subnets", "stagingBuckets: {north: acme-lake}, subnets")));
        all.add(new Mistake("aws-source", SOURCE, "{type: DataPlatformManagedDataContainer, name: crm_db}"));
        all.add(new Mistake("aws-unencrypted-source", SOURCE, SOURCE.replace("PostgresDatabase", "MySQLDatabase")));
        all.add(new Mistake("aws-credential", CREDENTIAL, "\n"));
        all.add(new Mistake("aws-secret-name", CREDENTIAL, "credential: crm reader\n"));
        all.add(new Mistake("aws-secret-name", CREDENTIAL, "credential: crm-reader\n")); // a hyphen and six characters
        all.add(new Mistake("aws-secret-name", CREDENTIAL, "credential: " + "c".repeat(508) + "\n"));
        all.add(new Mistake("aws-secret-name", "credential: writer", "credential: \"*\""));
        all.add(new Mistake(
                "aws-cron", "schemaName: sales", "stepTrigger: {type: CronTrigger, name: t, cron: 0 0 1 * 1}"));
        all.add(new Mistake("aws-column-type", "name: VarChar(20)", "name: Interval"));
        all.add(new Mistake("aws-column-type", "name: VarChar(20)", "name: Array<Integer>"));
        all.add(new Mistake(
                "aws-no-key",
                "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name",
                "{columns: {id: {type: BigInt, nullable: false}, name"));
        all.add(new Mistake(
                "aws-raw-retention", "          crm:\n", "          crm:\n            rawRetention: P91D\n"));
        all.add(new Mistake(
                "aws-raw-retention", "          crm:\n", "          crm:\n            rawRetention: PT23H\n"));
        for (String principal : List.of("arn:aws:iam::111122223333:role/analysts", "public", "r".repeat(64))) {
            all.add(new Mistake(
                    "aws-entitlements",
                    "          Reports:\n",
                    "          Reports:\n            entitlements: [\"" + principal + "\"]\n"));
        }
        all.add(new Mistake("aws-table-name", "customers", "cust%omers"));
        all.add(new Mistake("aws-ingestion", "hints: []", "hints: [{storeName: crm, values: {loadEpoch: x}}]"));
        all.add(new Mistake("aws-export", ", credential: writer", ""));
        all.add(
                new Mistake(
                        "aws-transformer-container",
                        "{type: DataPlatformManagedDataContainer, name: lake}",
                        "{type: PostgresDatabase, name: prep, hostPortPair: {hostName: prep.example, port: 5432}, databaseName: prep, credential: writer}"));
        all.add(new Mistake("aws-load-container", TAGS, "dms: {loads: {crm_db: 0 2 * * *}}"));
        all.add(new Mistake("aws-transformer", "queries: {customers:", "queries: {others:"));
        all.add(new Mistake("aws-subnets", "[subnet-12345678, subnet-87654321]", "[subnet-12345678, subnet-12345678]"));
        all.add(new Mistake("aws-orchestration", TAGS, "orchestration: SCHEDULES"));
        all.add(new Mistake("aws-orchestration", TAGS, "orchestration: GLUE_WORKFLOWS"));
        for (String key : List.of("store/crn", "dataset/crm/other", "dataset/crm", "zone/crm")) {
            all.add(new Mistake("aws-format-scope", TAGS, "tables: {formats: {" + key + ": DELTA}}"));
        }
        all.add(new Mistake(
                "aws-format-cell",
                TAGS,
                cell("north").replace("{accounts", "{affinity: {store/crm: north}, accounts")
                        + "\n          tables: {format: DELTA}"));
        all.add(new Mistake("aws-format-locks", TAGS, "tables: {format: HUDI}"));
        all.add(new Mistake("aws-one-bucket", "name: acme-lake", "name: acme-staging"));
        for (String key : List.of("\"\"", "k".repeat(129), "a*b", "\" a\"", "aws:x", "AWS:x", "datasurface:platform")) {
            all.add(new Mistake("aws-tag", "stage: test", key + ": x"));
        }
        for (String value : List.of("v".repeat(257), "a*b", "\"a \"", "\"a\\nb\"", "a&b")) {
            all.add(new Mistake("aws-tag", "stage: test", "stage: " + value));
        }
        all.add(new Mistake("aws-tag", "stage: test", "stage: a, Stage: b"));
        all.add(new Mistake("aws-tag", TAGS, "tags: {a: a, b: b, c: c, d: d, e: e, f: f, g: g, h: h, i: i}"));
        all.add(new Mistake("aws-secret-prefix", "prefix: acme/", "prefix: \"\""));
        all.add(new Mistake("aws-secret-prefix", "prefix: acme/", "prefix: a*/"));
        return all;
    }

    private static String cell(String name) {
        return "cells: {accounts: {%1$s: \"210987654321\"}, vpcs: {%1$s: vpc-0a1b2c3d}, subnets: {%1$s: subnet-0a1b2c3d; subnet-1a1b2c3d}}"
                .formatted(name);
    }

    @Test
    void theModelHasNoMistake() {
        assertThat(lint(text())).isEmpty();
        assertThat(lint(text().replace(TAGS, cell("north")))).isEmpty();
        assertThat(lint(text().replace(TAGS, "cells: {locations: {home: X}, affinity: {store/crm: home}}")))
                .isEmpty();
        assertThat(lint(text().replace("stage: test", "stage: \"Größe 5 _.:/=+-@\", n: \"\"")))
                .isEmpty();
    }

    @Test
    void aServerlessReplicationIsIngestedOnceADayAtLeast() {
        String serverless = text().replace(TAGS, "dms: {replications: {store/crm: SERVERLESS}}");

        assertThat(lint(serverless)).isEmpty();
        assertThat(lint(serverless.replace("schemaName: sales", cron("0 3 * * *"))))
                .isEmpty();
        for (String seldom : List.of(cron("0 3 * * 1-5"), "stepTrigger: {type: ExternallyTriggered, name: someone}")) {
            assertThat(codes(lint(serverless.replace("schemaName: sales", seldom))))
                    .containsExactly("aws-serverless-trigger");
            assertThat(lint(text().replace("schemaName: sales", seldom))).isEmpty();
        }
    }

    @Test
    void tablesOfOtherFormatsTakeNotEveryColumn() {
        String delta = text().replace(TAGS, "tables: {format: DELTA}");
        String spaced = delta.replace("name: VarChar(20)", "\"full name\": VarChar(20)");

        assertThat(lint(delta)).isEmpty();
        assertThat(codes(lint(spaced))).containsExactly("aws-format-column");
        assertThat(codes(lint(spaced.replace(
                        "{format: DELTA}", "{format: DELTA, formats: {dataset/crm/customers: ICEBERG}}"))))
                .doesNotContain("aws-format-column");
        String hudi = text().replace(TAGS, "tables: {format: HUDI}\n          locks: DYNAMODB");
        assertThat(lint(hudi)).isEmpty();
        assertThat(codes(lint(hudi.replace("name: VarChar(20)", "\"full-name\": VarChar(20)"))))
                .containsExactly("aws-format-column");
        String keyless = delta.replace(
                "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}}}",
                "{columns: {id: {type: BigInt, nullable: false}}}");
        assertThat(codes(lint(keyless))).containsExactly("aws-format-key");
    }

    @Test
    void whatDmsLoadsHasRulesOfItsOwn() {
        String loaded = text().replace(TAGS, "dms: {loads: {reports_db: 0 2 * * *}}")
                .replace(
                        "dsgs: {g: {sinks",
                        "dsgs: {g: {platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: DAYS}}, sinks");
        String target = "{type: PostgresDatabase, name: reports_db";

        assertThat(lint(loaded)).isEmpty();
        assertThat(codes(lint(loaded.replace("latency: DAYS", "latency: HOURS"))))
                .containsExactly("aws-load-latency");
        assertThat(codes(lint(loaded.replace(target, "{type: MySQLDatabase, name: reports_db"))))
                .containsExactly("aws-unencrypted-load");
        assertThat(codes(lint(loaded.replace(target, "{type: SQLServerDatabase, name: reports_db"))))
                .containsExactly("aws-load-container");
        assertThat(codes(lint(loaded.replace("0 2 * * *", "0 25 * * *")))).containsExactly("aws-cron");
        assertThat(codes(lint(loaded.replace("dms: {loads", "dms: {loadPrefix: lake, loads"))))
                .containsExactly("aws-load-prefix");
        assertThat(codes(lint(loaded.replace("LIVE_ONLY", "FORENSIC")))).containsExactly("aws-export");
        assertThat(codes(lint(loaded.replace("VarChar(20)", "String")))).containsExactly("aws-export");
        assertThat(codes(lint(loaded.replace(
                        "          dms: {loads", "          orchestration: SCHEDULES\n          dms: {loads"))))
                .containsOnly("aws-orchestration");
    }

    @Test
    void whoIsEntitledHasANameWhereTheDataIs() {
        String entitled =
                text().replace("          Reports:\n", "          Reports:\n            entitlements: [Sellers]\n");
        String inLake = entitled.replaceAll(
                "\\{type: PostgresDatabase, name: reports_db.*}",
                "{type: DataPlatformManagedDataContainer, name: reports_db}");
        String mapped =
                "entitlements: {roles: {Sellers: \"arn:aws:iam::111122223333:role/a; arn:aws:iam::111122223333:user/x/b\"}}";

        assertThat(lint(entitled)).isEmpty();
        assertThat(lint(inLake.replace(TAGS, mapped))).isEmpty();
        assertThat(lint(inLake.replace("[Sellers]", "[\"arn:aws:iam::111122223333:role/sellers\"]")))
                .isEmpty();
        assertThat(lint(entitled.replace("[Sellers]", "[public]")
                        .replace(TAGS, "entitlements: {accounts: {public: sellers}}")))
                .isEmpty();
        assertThat(lint(inLake)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("aws-entitlements");
            assertThat(problem.path().toString()).endsWith("/Reports/entitlements/0");
            assertThat(problem.message()).contains("Sellers", "entitlements.roles");
        });
        assertThat(codes(lint(entitled.replace(TAGS, "entitlements: {accounts: {Sellers: " + "s".repeat(64) + "}}"))))
                .containsExactly("aws-entitlements");
        String crowd = IntStream.range(0, 60)
                .mapToObj(i -> "arn:aws:iam::111122223333:user/u" + i)
                .collect(Collectors.joining("; "));
        assertThat(codes(lint(inLake.replace(TAGS, "entitlements: {roles: {Sellers: \"" + crowd + "\"}}"))))
                .contains("aws-entitlement-size");
        assertThat(codes(lint(entitled.replace(TAGS, "dms: {loads: {reports_db: 0 2 * * *}}"))))
                .contains("aws-entitlements");
    }

    private static String cron(String expression) {
        return "stepTrigger: {type: CronTrigger, name: t, cron: \"" + expression + "\"}";
    }

    @TestFactory
    List<DynamicTest> eachMistakeIsFoundAlone() {
        return mistakes().stream()
                .map(mistake -> DynamicTest.dynamicTest(
                        mistake.code() + ": " + mistake.wrong().strip(), () -> check(mistake)))
                .toList();
    }

    private void check(Mistake mistake) {
        assertThat(text()).contains(mistake.right());
        List<Problem> problems = lint(text().replace(mistake.right(), mistake.wrong()));
        assertThat(problems).isNotEmpty();
        assertThat(codes(problems)).as("%s", problems).containsExactly(mistake.code());
    }

    @Test
    void whatJobsReadWithSqlHasRulesOfItsOwn() {
        String snapshot = text().replace("CDCCaptureIngestion", "SQLSnapshotIngestion");
        String key = "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name: VarChar(20)}}";
        String keyless = "{columns: {id: {type: BigInt, nullable: false}, name: VarChar(20)}}";
        String watermark = text().replace(
                        "type: CDCCaptureIngestion",
                        "type: SQLWatermarkSnapshotDeltaIngestion\n              watermarkColumn: changed")
                .replace(key, key.replace("VarChar(20)", "VarChar(20), changed: Timestamp"));

        assertThat(lint(snapshot)).isEmpty();
        assertThat(lint(snapshot.replace(key, keyless))).isEmpty();
        assertThat(lint(snapshot.replace("customers", "cust%omers"))).isEmpty();
        assertThat(lint(snapshot.replace("VarChar(20)", "Array<Integer>"))).isEmpty();
        assertThat(lint(watermark)).isEmpty();
        for (String kind : List.of("MySQLDatabase", "SQLServerDatabase", "OracleDatabase")) {
            String other = snapshot.replace(SOURCE, SOURCE.replace("PostgresDatabase", kind));
            assertThat(lint(other)).as(kind).isEmpty();
            assertThat(codes(lint(other.replace("VarChar(20)", "Array<Integer>"))))
                    .as(kind)
                    .containsExactly("aws-column-type");
        }
        assertThat(codes(lint(snapshot.replace(SOURCE, SOURCE.replace("PostgresDatabase", "DB2Database")))))
                .containsExactly("aws-source");
        assertThat(codes(lint(snapshot.replace(CREDENTIAL, "\n")))).containsExactly("aws-credential");
        assertThat(codes(lint(snapshot.replace(CREDENTIAL, "credential: crm reader\n"))))
                .containsExactly("aws-secret-name");
        assertThat(codes(lint(snapshot.replace(
                        "schemaName: sales", "stepTrigger: {type: CronTrigger, name: t, cron: 0 0 1 * 1}"))))
                .containsExactly("aws-cron");
        assertThat(codes(lint(snapshot.replace("VarChar(20)", "Struct<a:Integer>"))))
                .containsExactly("aws-column-type");
        assertThat(codes(lint(watermark.replace(
                        "primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name",
                        "columns: {id: {type: BigInt, nullable: false}, name"))))
                .containsExactly("aws-no-key");
        assertThat(codes(lint(watermark.replace("changed: Timestamp", "changed: VarChar(20)"))))
                .contains("aws-watermark");
    }

    @Test
    void rawDataIsKeptAsAskedWhereTheJobsHaveTheFiles() {
        String asked = text().replace("          crm:\n", "          crm:\n            rawRetention: P7D\n");
        assertThat(lint(asked)).isEmpty();
        assertThat(lint(asked.replace("P7D", "P90D")))
                .as("as long as S3 keeps them")
                .isEmpty();
        assertThat(lint(asked.replace("P7D", "P91D").replace(TAGS, "retention: {stagingDays: 91}")))
                .isEmpty();
        assertThat(lint(asked.replace("CDCCaptureIngestion", "SQLSnapshotIngestion")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("aws-raw-retention");
                    assertThat(problem.message()).contains("reads with SQL nothing is kept");
                });
    }

    @Test
    void triggersOfGlueStartWorkflowsEveryFiveMinutesAtMost() {
        String workflows = text().replace("CDCCaptureIngestion", "SQLSnapshotIngestion")
                .replace(TAGS, "orchestration: GLUE_WORKFLOWS");
        assertThat(lint(workflows)).isEmpty();
        assertThat(lint(workflows.replace("schemaName: sales", cron("0,5 * * * *"))))
                .isEmpty();
        for (String often : List.of("0,4 * * * *", "* * * * *", "2,58 * * * *")) {
            assertThat(codes(lint(workflows.replace("schemaName: sales", cron(often)))))
                    .as(often)
                    .containsExactly("aws-workflow-cadence");
            assertThat(codes(lint(workflows.replace(
                            "outputDatastore: clean",
                            "outputDatastore: clean\n              trigger: "
                                    + cron(often).replace("stepTrigger: ", "")))))
                    .containsExactly("aws-workflow-cadence");
        }
        String minutes =
                "dsgs: {g: {platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: MINUTES}}, sinks";
        String frequent = workflows.replace("dsgs: {g: {sinks", minutes);
        assertThat(lint(frequent)).isEmpty();
        assertThat(codes(lint(frequent.replace(
                        "orchestration: GLUE_WORKFLOWS",
                        "orchestration: GLUE_WORKFLOWS\n          ingest: {interval: PT2M}"))))
                .containsExactly("aws-workflow-cadence");
    }

    @Test
    void whatIsDroppedHasRulesOfItsOwn() {
        String bucket = "{type: ObjectStorage, name: crm_files, bucketName: crm-files}";
        String share =
                "{type: FileShare, name: crm_files, protocol: NFS, hostPortPair: {hostName: nas.example, port: 2049}, path: /crm}";
        String agent =
                "drops: {agents: {crm_files: \"arn:aws:datasync:eu-central-1:111122223333:agent/agent-0a1b2c3d4e5f60718\"}}";
        String location =
                "drops: {locations: {crm_files: \"arn:aws:datasync:eu-central-1:111122223333:location/loc-0a1b2c3d4e5f60718\"}}";
        String drops = text().replace(
                        "schemaName: sales",
                        "stepTrigger: {type: CronTrigger, name: t, cron: \"7 * * * *\"}\n              format: {type: CsvFormat}")
                .replace("CDCCaptureIngestion", "FileDropIngestion")
                .replace(CREDENTIAL, "\n")
                .replace(SOURCE, bucket);
        String mounted = drops.replace(bucket, share).replace(TAGS, agent);

        assertThat(lint(drops)).isEmpty();
        assertThat(lint(mounted)).isEmpty();
        assertThat(codes(lint(drops.replace(bucket, share)))).containsExactly("aws-drop-source");
        assertThat(codes(lint(mounted.replace("port: 2049", "port: 2050")))).containsExactly("aws-drop-source");
        assertThat(codes(lint(mounted.replace("protocol: NFS", "protocol: SMB"))))
                .containsExactly("aws-drop-source");
        assertThat(codes(lint(mounted.replace("protocol: NFS", "protocol: SFTP"))))
                .containsExactly("aws-drop-source");
        assertThat(lint(mounted.replace("protocol: NFS", "protocol: SMB").replace(agent, location)))
                .isEmpty();
        assertThat(codes(lint(mounted.replace(":111122223333:agent", ":111122224444:agent"))))
                .containsExactly("aws-drop-source");
        assertThat(codes(lint(drops.replace(
                        "bucketName: crm-files", "bucketName: crm-files, endPointURI: https://minio.example"))))
                .containsExactly("aws-drop-source");
        assertThat(codes(lint(drops.replace("7 * * * *", "7,37 * * * *")))).containsExactly("aws-cron");
        String polled = drops.replace(TAGS, "orchestration: SCHEDULES");
        assertThat(codes(lint(polled))).containsExactly("aws-drop-polled");
        assertThat(lint(polled.replace("stepTrigger: {type: CronTrigger, name: t, cron: \"7 * * * *\"}\n", "\n")))
                .isEmpty();
        assertThat(codes(lint(drops.replace("7 * * * *", "7 0 1 * 1")))).containsExactly("aws-cron");
        assertThat(codes(lint(drops.replace("role: staging}", "role: staging, prefix: \"\"}"))))
                .containsExactly("aws-drop-folder");
        assertThat(codes(lint(drops.replace(TAGS, "drops: {prefix: staging/drops}"))))
                .containsExactly("aws-drop-folder");
        assertThat(codes(lint(drops.replace("CsvFormat", "AvroFormat")))).containsExactly("aws-ingestion");
        assertThat(codes(lint(drops.replace("VarChar(20)", "Array<Integer>")))).containsExactly("aws-ingestion");
        assertThat(lint(drops.replace("CsvFormat", "JsonFormat").replace("VarChar(20)", "Array<Integer>")))
                .isEmpty();
        assertThat(
                        codes(
                                lint(
                                        drops.replace(
                                                        "stepTrigger: {type: CronTrigger, name: t, cron: \"7 * * * *\"}\n",
                                                        "\n")
                                                .replace(
                                                        "dsgs: {g: {sinks",
                                                        "dsgs: {g: {platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: MINUTES}}, sinks"))))
                .containsExactly("aws-drop-cadence");
    }

    @Test
    void whatProgramsPullHasRulesOfItsOwn() {
        String image =
                "{type: ContainerImageCodeArtifact, image: \"registry.example/acme/pull:1.4\", cpus: 1, memoryMiB: 3000}";
        String pulls = text().replace(
                        "schemaName: sales",
                        "stepTrigger: {type: CronTrigger, name: t, cron: \"*/5 * * * *\"}\n              code: " + image
                                + "\n              format: {type: CsvFormat}")
                .replace("CDCCaptureIngestion", "CustomPullIngestion")
                .replace(SOURCE, "{type: HttpService, name: crm_api, baseURI: \"https://crm.example/api\"}");

        assertThat(lint(pulls)).isEmpty();
        assertThat(lint(pulls.replace(CREDENTIAL, "\n"))).isEmpty();
        assertThat(codes(lint(
                        pulls.replace(image, "{type: JavaCodeArtifact, jar: \"s3://code/a.jar\", mainClass: a.B}"))))
                .containsExactly("aws-pull-program");
        assertThat(codes(lint(pulls.replace("cpus: 1,", "cpus: 17,")))).containsExactly("aws-pull-size");
        assertThat(codes(lint(pulls.replace("memoryMiB: 3000", "memoryMiB: 122881"))))
                .containsExactly("aws-pull-size");
        assertThat(codes(lint(pulls.replace("cpus: 1,", "envVars: {datasurface_run: x},"))))
                .containsExactly("aws-pull-setting");
        assertThat(codes(lint(pulls.replace("*/5 * * * *", "7 0 1 * 1")))).containsExactly("aws-cron");
        assertThat(codes(lint(pulls.replace(CREDENTIAL, "credential: crm reader\n"))))
                .containsExactly("aws-secret-name");
        assertThat(codes(lint(pulls.replace(TAGS, "drops: {prefix: staging/drops}"))))
                .containsExactly("aws-drop-folder");
        assertThat(codes(lint(pulls.replace("CsvFormat", "OrcFormat")))).containsExactly("aws-ingestion");
        assertThat(codes(lint(pulls.replace("customers", "\"cust*mers\"")))).containsExactly("aws-ingestion");
        assertThat(codes(lint(pulls.replace(TAGS, "orchestration: GLUE_WORKFLOWS"))))
                .containsExactly("aws-orchestration");
        assertThat(codes(lint(pulls.replace(TAGS, "orchestration: SCHEDULES")))).containsExactly("aws-orchestration");
    }

    /** DMS Serverless has no encryption for Db2, so a certificate is a contradiction there. */
    @Test
    void db2IsEncryptedByTasksOnly() {
        String db2 = text().replace(SOURCE, SOURCE.replace("PostgresDatabase", "DB2Database"));
        String certificate = "certificates: {crm_db: \"arn:aws:dms:eu-central-1:111122223333:cert:ABC\"}";
        String serverless = "replication: SERVERLESS";

        assertThat(codes(lint(db2))).containsExactly("aws-unencrypted-source");
        assertThat(lint(db2.replace(TAGS, "dms: {" + certificate + "}"))).isEmpty();
        List<Problem> bare = lint(db2.replace(TAGS, "dms: {" + serverless + "}"));
        assertThat(codes(bare)).containsExactly("aws-unencrypted-source");
        assertThat(bare.get(0).message()).contains("DMS Serverless does not encrypt", "store/crm: PROVISIONED");
        assertThat(codes(lint(db2.replace(TAGS, "dms: {" + serverless + ", " + certificate + "}"))))
                .containsExactly("aws-serverless-source");
        assertThat(codes(lint(db2.replace("schemaName: sales", "").replace(TAGS, "dms: {" + certificate + "}"))))
                .containsExactly("aws-source-schema");
        assertThat(lint(text().replace(TAGS, "dms: {" + serverless + ", " + certificate + "}")))
                .isEmpty();
    }

    @Test
    void mySqlAsAConsumerHasLimits() {
        String postgres =
                "{type: PostgresDatabase, name: reports_db, hostPortPair: {hostName: reports.example, port: 5432}";
        String text = text().replace(postgres, postgres.replace("PostgresDatabase", "MySQLDatabase"))
                .replace("CDCCaptureIngestion", "SQLSnapshotIngestion");
        String key = "primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name";

        assertThat(text).contains("MySQLDatabase");
        assertThat(lint(text)).isEmpty();
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(768)"))))
                .isEmpty();
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(769)"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("aws-export", "Dataset customers of datastore crm: A key has 3072 bytes in MySQL"));
        assertThat(codes(lint(text.replace("VarChar(20)", "\"Decimal(38,31)\""))))
                .containsExactly("aws-export");
    }

    @Test
    void sqlServerAndOracleAsConsumersHaveLimits() {
        String postgres = "{type: PostgresDatabase, name: reports_db";
        String text = text().replace(postgres, postgres.replace("PostgresDatabase", "SQLServerDatabase"));
        String key = "primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name";

        assertThat(text).contains("SQLServerDatabase");
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(425)"))))
                .isEmpty();
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(426)"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("A key has 1700 bytes in SQL Server"));
        assertThat(lint(text.replace("VarChar(20)", "\"Decimal(38,31)\""))).isEmpty();
        String oracle = text.replace("SQLServerDatabase", "OracleDatabase");
        assertThat(lint(oracle.replace(key, key.replace("BigInt", "VarChar(1000)"))))
                .isEmpty();
        assertThat(lint(oracle.replace(key, key.replace("BigInt", "VarChar(1001)"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("A key has 4000 bytes in Oracle"));
    }

    @Test
    void oracleNeedsASchema() {
        String oracle = SOURCE.replace("PostgresDatabase", "OracleDatabase");
        assertThat(codes(lint(text().replace(SOURCE, oracle).replace("schemaName: sales", ""))))
                .containsExactly("aws-source-schema", "aws-unencrypted-source");
        assertThat(codes(lint(text().replace(SOURCE, oracle)))).containsExactly("aws-unencrypted-source");
        assertThat(lint(text().replace(SOURCE, oracle).replace(TAGS, "dms: {certificates: {crm_db: arn}}")))
                .isEmpty();
    }

    @Test
    void anotherPlatformsBufferCannotBeReadWithoutAPlannedFeed() {
        String text = withOther(OTHER_INSTANCE) + "primaryIngestionPlatforms: {crm: {dataPlatforms: [Other]}}\n";
        assertThat(codes(lint(text))).containsExactly("aws-foreign-buffer");
    }

    @Test
    void instancesShareNoNames() {
        assertThat(lint(withOther(OTHER_INSTANCE))).isEmpty();
        for (String name : List.of("other-staging}", "other-lake}", "other-readers}")) {
            String shared = OTHER_INSTANCE.replace("role: " + name, "role: " + name.replace("other-", ""));
            assertThat(codes(lint(withOther(shared)))).as(name).containsExactly("aws-shared-name");
            assertThat(lint(withOther(shared.replace("111122223333", "444455556666"))))
                    .isEmpty();
        }
        String bucket = OTHER_INSTANCE.replace("name: other-lake", "name: acme-lake");
        assertThat(codes(lint(withOther(bucket.replace("111122223333", "444455556666")))))
                .containsExactly("aws-shared-name");
        String database = OTHER_INSTANCE.replace("name: other,", "name: acme,");
        assertThat(codes(lint(withOther(database)))).containsExactly("aws-shared-name");
        assertThat(lint(withOther(database.replace("eu-central-1", "eu-west-1"))))
                .isEmpty();
        String roles = OTHER_INSTANCE.replace("manageServiceRoles: false", "manageServiceRoles: true");
        assertThat(codes(lint(withOther(roles)))).containsExactly("aws-shared-name");
        assertThat(lint(withOther(roles.replace("111122223333", "444455556666"))))
                .isEmpty();
    }

    @Test
    void sourcesThatCannotBeComparedAreTold() {
        String compared = text().replace(TAGS, "reconcile: {interval: PT24H, sources: true}");
        assertThat(lint(compared)).isEmpty();
        assertThat(codes(lint(compared.replaceFirst("PostgresDatabase", "OracleDatabase"))))
                .doesNotContain("aws-not-compared");
        String db2 = compared.replaceFirst("PostgresDatabase", "DB2Database");
        assertThat(codes(lint(db2))).contains("aws-not-compared");
        assertThat(codes(lint(db2.replace("sources: true", "sources: false")))).doesNotContain("aws-not-compared");
    }

    @Test
    void rulesThatReferToWhatIsNotIngestedAreLeftOut() {
        String judged = text().replace(
                        "name: VarChar(20)}}\n",
                        "name: VarChar(20)}}\n                qualityRules:\n                  known: {check: {type: ReferenceCheck,"
                                + " column: id, storeName: clean, datasetName: customers, referencedColumn: id}}\n");
        assertThat(lint(judged)).isEmpty();
        String unused = judged.replace(", {storeName: clean, datasetName: customers}]", "]")
                .replace("            dataTransformer:", "            priority: LOW\n            dataTransformer:");
        assertThat(codes(lint(unused))).containsExactly("aws-quality-reference");
    }

    @Test
    void everyRuleIsTested() {
        Set<String> written = new TreeSet<>();
        Matcher codes = Pattern.compile("\"(aws-[a-z-]+)\"").matcher("");
        Trees.read(SOURCES, path -> path.endsWith(".java")).values().forEach(source -> {
            codes.reset(source);
            while (codes.find()) {
                written.add(codes.group(1));
            }
        });
        Set<String> tested =
                new TreeSet<>(Set.of("aws-source-schema", "aws-foreign-buffer", "aws-shared-name", "aws-watermark"));
        tested.addAll(Set.of("aws-serverless-source", "aws-serverless-trigger", "aws-not-compared"));
        tested.add("aws-quality-reference");
        tested.addAll(Set.of("aws-drop-source", "aws-drop-folder", "aws-drop-cadence", "aws-drop-polled"));
        tested.addAll(Set.of("aws-workflow-cadence", "aws-load-latency", "aws-unencrypted-load", "aws-load-prefix"));
        tested.add("aws-entitlement-size");
        tested.addAll(Set.of("aws-format-column", "aws-format-key"));
        tested.addAll(Set.of("aws-pull-program", "aws-pull-setting", "aws-pull-size"));
        tested.addAll(Set.of("aws-cell-gone", "aws-override-unused")); // in PlanLinterTest and OverridesTest
        tested.addAll(
                Set.of("aws-feed-lacks", "aws-feed-reader", "aws-feed-retention", "aws-feed-wide")); // in TakenFeedTest
        mistakes().forEach(mistake -> tested.add(mistake.code()));
        assertThat(tested).isEqualTo(written);
    }

    private static String text() {
        return Trees.read(MODEL.getParent(), path -> path.equals("small.yaml")).get("small.yaml");
    }

    private static String withOther(String instance) {
        return text().replace("    hints: []\n", instance.indent(6) + "    hints: []\n");
    }

    private List<Problem> lint(String text) {
        Path file = folder.resolve("model.yaml");
        Trees.write(file, text);
        LoadedModel loaded = ModelLoader.load(file);
        assertThat(loaded.problems()).as(text).isEmpty();
        PlatformModel model = TestModels.model(loaded.ecosystem().orElseThrow(), "Batch");
        Instance instance = TestModels.instance(model, "Batch");
        ProblemCollector problems = new ProblemCollector(loaded.sources());
        new BatchLinter(instance, model, problems).lint();
        return problems.problems();
    }

    private static Set<String> codes(List<Problem> problems) {
        Set<String> codes = new TreeSet<>();
        problems.forEach(problem -> codes.add(problem.code()));
        return codes;
    }
}
